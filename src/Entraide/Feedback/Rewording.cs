using System.Text.RegularExpressions;

namespace Entraide.Feedback;

/// <summary>Takes out what would name somebody: the names borne in the group, addresses, numbers that could be telephones.</summary>
public static partial class Rewording
{
    /// <param name="text">What somebody wrote.</param>
    /// <param name="names">The names borne in the group.</param>
    /// <param name="somebody">The word that stands for a person, in the writer's language.</param>
    public static string Of(string text, IEnumerable<string> names, string somebody)
    {
        foreach (var name in names.Where(n => n.Length > 1).OrderByDescending(n => n.Length))
            text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", somebody, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return Number().Replace(Address().Replace(text, "…"), "…");
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\+?\d(?:[ .\-]?\d){5,}")]
    private static partial Regex Number();
}
