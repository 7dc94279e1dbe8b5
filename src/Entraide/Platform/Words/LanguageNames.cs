using System.Globalization;

namespace Entraide.Platform.Words;

public static class LanguageNames
{
    /// <summary>A language in its own words: « français », « English »; the code itself when it is unknown.</summary>
    public static string Of(string code)
    {
        try { return CultureInfo.GetCultureInfo(code, predefinedOnly: true).NativeName; }
        catch (CultureNotFoundException) { return code; }
    }
}
