using System.Security.Cryptography;

namespace Entraide.Platform.Secrets;

/// <summary>AES-256-GCM with a random nonce of 96 bits: nonce, cipher text, tag of 128 bits, in this order.</summary>
public static class Box
{
    const int Nonce = 12, Tag = 16;

    /// <param name="key">32 bytes.</param>
    /// <param name="text">What is sealed.</param>
    /// <param name="place">Bound to the box and not stored; the same is needed to open it.</param>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> text, ReadOnlySpan<byte> place)
    {
        var box = new byte[Nonce + text.Length + Tag];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), text, box.AsSpan(Nonce, text.Length), box.AsSpan(Nonce + text.Length), place);
        return box;
    }

    /// <exception cref="CryptographicException">Another key, another place, or altered.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> place)
    {
        if (box.Length < Nonce + Tag) throw new CryptographicException("This is not a sealed box.");
        var text = new byte[box.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], text, place);
        return text;
    }
}
