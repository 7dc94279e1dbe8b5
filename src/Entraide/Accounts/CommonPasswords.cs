using System.Text;
using Entraide.Platform.Words;

namespace Entraide.Accounts;

/// <summary>
/// Passwords that are tried first: those found in breaches (the list of zxcvbn, MIT, and French words of our own), two of them
/// side by side, dressed with digits and signs, runs of the keyboard, repetitions, and the person's own name.
/// </summary>
public static class CommonPasswords
{
    static readonly Lazy<HashSet<string>> Known = new(Read);
    static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "&é\"'(-è_çà)="];

    /// <param name="password">As typed.</param>
    /// <param name="name">The name it protects.</param>
    public static bool Includes(string password, string name)
    {
        var lower = password.ToLowerInvariant();
        if (Known.Value.Contains(lower) || Repeats(lower)) return true;
        var plain = Plain(lower);
        var own = Folding.Fold(name).Replace(" ", "", StringComparison.Ordinal);
        return IsWeak(lower, own) || IsWeak(plain, own);
    }

    // Weak: nothing is left, or four characters at most, after two common pieces are taken away.
    static bool IsWeak(string text, string own)
    {
        var core = new string([.. text.Where(char.IsLetterOrDigit)]);
        if (core.Length < 4) return true;
        if (own.Length >= 3) core = core.Replace(own, "", StringComparison.Ordinal);
        return core.Length <= 4 || Repeats(core) || Left(core, 2) <= 4;
    }

    /// <summary>How many characters stay when the longest common pieces are taken away from the beginning, so many times.</summary>
    static int Left(string text, int pieces)
    {
        var best = text.Length;
        if (pieces == 0 || best == 0) return best;
        for (var skip = 0; skip <= Math.Min(4, text.Length - 1); skip++)
            for (var length = text.Length - skip; length >= 4; length--)
            {
                if (!IsPiece(text.Substring(skip, length))) continue;
                best = Math.Min(best, skip + Left(text[(skip + length)..], pieces - 1));
                break;
            }
        return best;
    }

    static bool IsPiece(string piece) =>
        Known.Value.Contains(piece) || Repeats(piece) || Runs.Any(run => run.Contains(piece, StringComparison.Ordinal) || Reversed(run).Contains(piece, StringComparison.Ordinal));

    /// <summary>One, two, three or four characters again and again.</summary>
    static bool Repeats(string text)
    {
        for (var size = 1; size <= 4 && size * 2 <= text.Length; size++)
            if (text.Select((c, i) => c == text[i % size]).All(same => same)) return true;
        return text.Distinct().Count() <= 3;
    }

    static string Plain(string lower)
    {
        var plain = new StringBuilder(lower.Length);
        foreach (var c in Folding.Fold(lower.Replace('@', 'a').Replace('$', 's').Replace('!', 'i')))
            plain.Append(c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', _ => c });
        return plain.ToString();
    }

    static string Reversed(string text) => new([.. text.Reverse()]);

    static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Accounts/breached.txt")!;
        using var reader = new StreamReader(stream);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line) known.Add(line);
        return known;
    }
}
