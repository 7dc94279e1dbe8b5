using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Entraide.Tests.Accounts;

/// <summary>Opens an archive sealed with WinZip's AE-2, written apart from the code that seals it.</summary>
static class ZipReader
{
    public static Dictionary<string, string> Open(byte[] zip, string code)
    {
        var files = new Dictionary<string, string>();
        for (var at = 0; BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at)) == 0x04034b50;)
        {
            var size = (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at + 18));
            var (name, extra) = (BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 26)), BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at + 28)));
            var body = zip.AsSpan(at + 30 + name + extra, size).ToArray();
            files[Encoding.UTF8.GetString(zip, at + 30, name)] = Body(body, code);
            at += 30 + name + extra + size;
        }
        return files;
    }

    static string Body(byte[] body, string code)
    {
#pragma warning disable CA5379, CA5350, CA5358
        var keys = Rfc2898DeriveBytes.Pbkdf2(code, body[..16], 1000, HashAlgorithmName.SHA1, 66);
        if (!keys.AsSpan(64).SequenceEqual(body.AsSpan(16, 2))) throw new CryptographicException("Another code");
        var text = body[18..^10];
        if (!HMACSHA1.HashData(keys[32..64], text).AsSpan(0, 10).SequenceEqual(body.AsSpan(body.Length - 10))) throw new CryptographicException("Altered");
        using var aes = Aes.Create();
        aes.Key = keys[..32];
        for (var i = 0; i < text.Length; i++)
        {
            var counter = new byte[16];
            BinaryPrimitives.WriteInt32LittleEndian(counter, i / 16 + 1);
            text[i] ^= aes.EncryptEcb(counter, PaddingMode.None)[i % 16];
        }
        return Encoding.UTF8.GetString(text);
    }
}
