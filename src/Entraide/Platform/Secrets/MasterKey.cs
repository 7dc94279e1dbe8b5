using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Entraide.Platform.Secrets;

/// <summary>The one secret kept outside the database. Every other key is derived from it by name (HKDF-SHA256, 32 bytes).</summary>
public sealed class MasterKey(byte[] key)
{
    // Names are constants of the program, and some keys are asked for at every request.
    readonly ConcurrentDictionary<string, byte[]> derived = new(StringComparer.Ordinal);

    public byte[] Derive(string name) => derived.GetOrAdd(name, Derived);

    byte[] Derived(string name) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes("entraide/" + name));

    /// <summary>Reads the key file, or makes it at the first start. Refuses a file of the wrong size or readable by others.</summary>
    public static MasterKey FromFile(string file)
    {
        if (!File.Exists(file)) Create(file);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
            throw new UnusableSetting($"The key file {file} may be read by others than its owner. Give it mode 600.");
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length != 32 || bytes.All(b => b == 0))
            throw new UnusableSetting($"The key file {file} does not hold a key of 32 bytes.");
        return new(bytes);
    }

    static void Create(string file)
    {
        var half = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(half, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }
        try { File.Move(half, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(half); }
    }
}
