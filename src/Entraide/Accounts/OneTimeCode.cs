using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Entraide.Accounts;

/// <summary>Codes of six digits from a secret and the time (RFC 6238: SHA-1, steps of thirty seconds).</summary>
public static class OneTimeCode
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>How many times thirty seconds have passed since 1970.</summary>
    public static long Step(DateTime now) => (now.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.FromSeconds(30).Ticks;

    public static string At(byte[] secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
#pragma warning disable CA5350 // the phone applications know no other
        var hash = HMACSHA1.HashData(secret, message);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step this code belongs to, one step early or late being tolerated; null when it is none of them.</summary>
    public static long? StepOf(byte[] secret, string code, DateTime now)
    {
        long? found = null;
        for (var step = Step(now) - 1; step <= Step(now) + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), System.Text.Encoding.UTF8.GetBytes(code))) found = step;
        return found;
    }

    /// <summary>Base 32 (RFC 4648) without padding, the form in which phones take a secret typed by hand.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var (text, buffer, bits) = (new System.Text.StringBuilder(), 0, 0);
        foreach (var b in bytes)
        {
            (buffer, bits) = ((buffer << 8 | b) & 0xfff, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Alphabet[buffer >> (bits - 5) & 31]);
        }
        return bits > 0 ? text.Append(Alphabet[buffer << (5 - bits) & 31]).ToString() : text.ToString();
    }

    /// <exception cref="FormatException">A character that is not of the alphabet.</exception>
    public static byte[] Bytes(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var c in text.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('=' or '-')))
        {
            var value = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (value < 0) throw new FormatException("Not base 32.");
            (buffer, bits) = ((buffer << 5 | value) & 0xfff, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }
        return [.. bytes];
    }
}
