using System.Runtime.Versioning;
using Xunit;

namespace Entraide.Tests.Platform;

[UnsupportedOSPlatform("windows")]
public class OwnFolderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_program_keeps_is_for_its_own_eyes_only(bool folderIsThere)
    {
        await using var terminal = Terminal.OnANewMachine();
        if (folderIsThere) System.IO.Directory.CreateDirectory(terminal.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var said = await terminal.RunInShell("", "backup");

        Assert.True(said.Code == 0, said.Error);
        Assert.Equal("700", Mode(terminal.Folder));
        var kept = new DirectoryInfo(terminal.Folder).GetFileSystemInfos("*", SearchOption.AllDirectories);
        Assert.Contains(kept, k => k.Name == "master.key");
        Assert.True(Engine.IsPostgres || kept.Any(k => k.Name == "entraide.db"));
        Assert.All(kept, k => Assert.Equal(k is DirectoryInfo ? "700" : "600", Mode(k.FullName)));
    }

    [Fact]
    public async Task Files_of_an_earlier_version_are_closed_to_others_and_a_folder_shared_with_others_stays_open()
    {
        await using var terminal = await Terminal.Open();
        var mail = System.IO.Directory.CreateDirectory(System.IO.Path.Combine(terminal.Folder, "mail")).FullName;
        var (kept, others) = (terminal.Write("settings.json", "{}"), terminal.Write("others.txt", "ours"));
        const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in new[] { kept, others }) File.SetUnixFileMode(file, Open);
        foreach (var folder in new[] { mail, terminal.Folder }) File.SetUnixFileMode(folder, Open | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        Assert.Equal(0, (await terminal.RunInShell("", "export", "bmlt")).Code);

        Assert.Equal(("600", "644", "700", "745"), (Mode(kept), Mode(others), Mode(mail), Mode(terminal.Folder)));
    }

    static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
