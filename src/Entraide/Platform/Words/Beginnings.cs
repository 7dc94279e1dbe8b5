namespace Entraide.Platform.Words;

public static class Beginnings
{
    /// <summary>A short text as it is; how a longer one begins, up to the end of a word where there is one.</summary>
    public static string Beginning(this string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = text.LastIndexOf(' ', longest);
        if (end < longest / 2) end = char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;
        return text[..end] + "…";
    }
}
