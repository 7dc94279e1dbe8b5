using System.Globalization;
using System.Text;
using Entraide.Platform.Secrets;

namespace Entraide.Platform.Words;

/// <summary>Names people give themselves, as they stand beside those of others.</summary>
public static class Names
{
    // Letters of other alphabets that nobody tells from the Latin one at a glance.
    const string Other = "аеорсухіјѕԁһкмтвнԛԝүαορντυικχε", Latin = "aeopcyxijsdhkmtbhqwyaopvtuikxe";

    /// <summary>One line without signs that hide, or turn round, what is read; null when nothing is left to see.</summary>
    public static string? Clean(string? typed)
    {
        var kept = string.Concat((typed ?? "").EnumerateRunes().Select(r => Rune.IsWhiteSpace(r) ? " " : IsSeen(r) || IsJoiner(r) ? r.ToString() : ""));
        var name = string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return name.EnumerateRunes().Any(r => Rune.IsLetterOrDigit(r) || Rune.IsSymbol(r)) ? name : null;
    }

    /// <summary>Equal for two names that look the same.</summary>
    public static string Looks(string name) =>
        string.Concat(BlindIndex.Folded(name).EnumerateRunes().Where(IsSeen).Select(r => Other.IndexOf(r.ToString(), StringComparison.Ordinal) is >= 0 and var at ? Latin[at].ToString() : r.ToString()));

    static bool IsSeen(Rune r) => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    // Persian, Hindi and families of emoji need them.
    static bool IsJoiner(Rune r) => r.Value is 0x200C or 0x200D;
}
