using System.Security.Cryptography;
using System.Text;

namespace Entraide.Platform.Secrets;

/// <summary>Seals an address for the outbox, outside any group: AES-256-GCM, random nonce.</summary>
public sealed class AddressSeal(MasterKey master)
{
    readonly byte[] key = master.Derive("addresses");

    public byte[] Seal(string address)
    {
        var text = Encoding.UTF8.GetBytes(address);
        var result = new byte[12 + text.Length + 16];
        RandomNumberGenerator.Fill(result.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(result.AsSpan(0, 12), text, result.AsSpan(12, text.Length), result.AsSpan(12 + text.Length));
        return result;
    }

    public string Open(byte[] box)
    {
        var text = new byte[box.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(box.AsSpan(0, 12), box.AsSpan(12, text.Length), box.AsSpan(12 + text.Length), text);
        return Encoding.UTF8.GetString(text);
    }
}
