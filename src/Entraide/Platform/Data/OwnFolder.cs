using System.Runtime.InteropServices;

namespace Entraide.Platform.Data;

/// <summary>What the program keeps is for its own account's eyes only, on systems that know such modes.</summary>
public static class OwnFolder
{
    const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    /// <summary>Makes the data folder if need be. From then on every file the program makes has mode 600 and every folder 700; those of an earlier version too.</summary>
    public static void Open(DatabaseChoice choice)
    {
        if (!OperatingSystem.IsWindows()) _ = MaskModes(0b_000_111_111);
        var folder = System.IO.Directory.CreateDirectory(choice.DataFolder);
        var kept = folder.EnumerateFileSystemInfos().ToLookup(IsOurs);
        foreach (var ours in kept[true]) Close(ours);
        // Where something else lies too, somebody else has to come in.
        if (!kept[false].Any()) Close(folder);
    }

    static bool IsOurs(FileSystemInfo kept) =>
        kept.Name is "master.key" or "settings.json" or "scene" or "mail" or "backups" || kept.Name.StartsWith("entraide.db", StringComparison.Ordinal) || kept.Name.StartsWith("keys.db", StringComparison.Ordinal);

    static void Close(FileSystemInfo kept)
    {
        if (OperatingSystem.IsWindows()) return;
        try { kept.UnixFileMode &= kept is DirectoryInfo ? Folder : File; }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException) { /* Whoever owns it decided otherwise. */ }
    }

    [DllImport("libc", EntryPoint = "umask")]
    static extern uint MaskModes(uint mask);
}
