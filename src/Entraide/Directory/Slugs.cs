using System.Security.Cryptography;
using Entraide.Platform.Words;

namespace Entraide.Directory;

/// <summary>The words of a listing's address: its name and a mark.</summary>
static class Slugs
{
    const int LongestName = 60;

    /// <summary>The best address first. A short mark can be sought until it meets somebody else's, the last one cannot.</summary>
    public static IEnumerable<string> Of(string name, byte[] what)
    {
        var (words, mark) = (Folding.Fold(name).Replace(' ', '-'), Convert.ToHexStringLower(SHA256.HashData(what)));
        for (var length = 8; length <= mark.Length; length *= 2)
            yield return $"{(words.Length > LongestName ? words[..LongestName] : words)}-{mark[..length]}".TrimStart('-');
    }
}
