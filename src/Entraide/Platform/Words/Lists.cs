using System.Globalization;

namespace Entraide.Platform.Words;

public static class Lists
{
    /// <summary>« Dans une salle, par téléphone »: one line of names, of which only the first keeps its capital.</summary>
    public static string InOneLine(this IEnumerable<string> names) =>
        string.Join(", ", names.Select((name, n) => n == 0 ? name : name.Within()));

    /// <summary>« Chaque jeudi » as a part of a longer sentence: « chaque jeudi ».</summary>
    public static string Within(this string words) => char.ToLower(words[0], CultureInfo.CurrentUICulture) + words[1..];
}
