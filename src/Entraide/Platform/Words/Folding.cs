using System.Globalization;
using System.Text;

namespace Entraide.Platform.Words;

/// <summary>
/// The form in which text is searched, the same on both databases: lower case, no accents, ligatures spelled out, Arabic
/// letters in their plain form, everything else than letters and digits a single space.
/// </summary>
public static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c == 'ـ') continue;
            var plain = char.ToLowerInvariant(c) switch
            {
                'œ' => "oe",
                'æ' => "ae",
                'ß' => "ss",
                'ى' => "ي",
                'ة' => "ه",
                'ٱ' => "ا",
                var letter when char.IsLetterOrDigit(letter) => letter.ToString(),
                _ => " ",
            };
            if (plain != " " || (folded.Length > 0 && folded[^1] != ' ')) folded.Append(plain);
        }
        return folded.ToString().TrimEnd();
    }
}
