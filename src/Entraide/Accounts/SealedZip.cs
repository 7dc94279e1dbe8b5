using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entraide.Accounts;

/// <summary>
/// A zip archive whose files open with a code: WinZip's AE-2 with AES-256, which 7-Zip, Keka, WinZip and unar read. Files are stored,
/// not compressed.
/// </summary>
public static class SealedZip
{
    const int Salt = 16, Check = 2, Tag = 10, Rounds = 1000;

    /// <param name="code">At least 120 random bits: the format stretches little.</param>
    /// <param name="files">Names and contents.</param>
    public static byte[] Of(string code, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using var zip = new MemoryStream();
        var directory = new MemoryStream();
        foreach (var (name, content) in files)
        {
            var at = (uint)zip.Position;
            var box = Sealed(code, content);
            var header = Header(name, box.Length, content.Length);
            zip.Write([0x50, 0x4b, 3, 4]);
            zip.Write(header);
            zip.Write(Encoding.UTF8.GetBytes(name));
            zip.Write(Extra);
            zip.Write(box);
            directory.Write([0x50, 0x4b, 1, 2, 51, 0]);
            directory.Write(header);
            directory.Write(new byte[10]);
            Write(directory, at, 4);
            directory.Write(Encoding.UTF8.GetBytes(name));
            directory.Write(Extra);
        }
        var start = (uint)zip.Position;
        zip.Write(directory.ToArray());
        zip.Write([0x50, 0x4b, 5, 6, 0, 0, 0, 0]);
        Write(zip, (uint)files.Count, 2);
        Write(zip, (uint)files.Count, 2);
        Write(zip, (uint)directory.Length, 4);
        Write(zip, start, 4);
        Write(zip, 0, 2);
        return zip.ToArray();
    }

    // AE-2, by « AE », AES-256, stored.
    static byte[] Extra => [0x01, 0x99, 7, 0, 2, 0, 0x41, 0x45, 3, 0, 0];

    static byte[] Header(string name, int sealedLength, int length)
    {
        var header = new MemoryStream();
        Write(header, 51, 2);
        Write(header, 0x801, 2);
        Write(header, 99, 2);
        Write(header, 0, 2);
        Write(header, 33, 2);
        Write(header, 0, 4);
        Write(header, (uint)sealedLength, 4);
        Write(header, (uint)length, 4);
        Write(header, (uint)Encoding.UTF8.GetByteCount(name), 2);
        Write(header, (uint)Extra.Length, 2);
        return header.ToArray();
    }

    static byte[] Sealed(string code, byte[] content)
    {
        var salt = RandomNumberGenerator.GetBytes(Salt);
#pragma warning disable CA5379, CA5350 // the format knows no other
        var keys = Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt, Rounds, HashAlgorithmName.SHA1, 64 + Check);
        var text = Counted(keys[..32], content);
        var tag = HMACSHA1.HashData(keys.AsSpan(32, 32), text);
#pragma warning restore CA5379, CA5350
        return [.. salt, .. keys[64..], .. text, .. tag.AsSpan(0, Tag)];
    }

    // Counter mode with a counter of little end first, beginning at one.
    static byte[] Counted(byte[] key, byte[] content)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var counters = new byte[(content.Length + 15) / 16 * 16];
        for (var block = 0; block < counters.Length / 16; block++) BinaryPrimitives.WriteInt64LittleEndian(counters.AsSpan(block * 16), block + 1);
#pragma warning disable CA5358 // each counter is enciphered once
        var stream = aes.EncryptEcb(counters, PaddingMode.None);
#pragma warning restore CA5358
        return [.. content.Select((b, i) => (byte)(b ^ stream[i]))];
    }

    static void Write(Stream stream, uint value, int bytes)
    {
        for (var i = 0; i < bytes; i++) stream.WriteByte((byte)(value >> (8 * i)));
    }
}
