using System.Collections.Concurrent;
using System.Globalization;

namespace Entraide.Platform.Words;

public static class LanguageNames
{
    // Asking the system takes longer than the rest of a page's words. Bounded: feeds bring codes nobody checked.
    static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    /// <summary>A language in its own words: « français », « English »; the code itself when it is unknown.</summary>
    public static string Of(string code)
    {
        if (Known.TryGetValue(code, out var name)) return name;
        name = Asked(code);
        if (Known.Count < 1_000) Known[code] = name;
        return name;
    }

    static string Asked(string code)
    {
        try { return CultureInfo.GetCultureInfo(code, predefinedOnly: true).NativeName; }
        catch (CultureNotFoundException) { return code; }
    }
}
