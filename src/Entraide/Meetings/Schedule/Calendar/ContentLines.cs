using System.Globalization;
using System.Text;

namespace Entraide.Meetings;

/// <summary>Lines of RFC 5545: ended by CR LF, folded at 75 octets, and impossible to break out of.</summary>
internal sealed class ContentLines
{
    const int LongestLine = 75;

    readonly StringBuilder written = new();

    /// <summary>A value that is not text: no escaping, and every control character dropped.</summary>
    public void Add(string name, string value) => Fold($"{name}:{Clean(value, newline: "")}");

    /// <summary>Free text; nothing is written when there is none.</summary>
    public void AddText(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        var escaped = text.Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace(";", @"\;", StringComparison.Ordinal)
            .Replace(",", @"\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\n");
        Fold($"{name}:{Clean(escaped, newline: @"\n")}");
    }

    public static string Local(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static string Utc(DateTime at) => Local(at) + "Z";

    public override string ToString() => written.ToString();

    // ReplaceLineEndings knows every newline of Unicode but the vertical tab, which falls with the controls.
    static string Clean(string value, string newline)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
            if (rune.Value == '\n') clean.Append(newline);
            else if (!Rune.IsControl(rune)) clean.Append(rune);
        return clean.ToString();
    }

    void Fold(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                written.Append("\r\n ");
                octets = 1;
            }
            written.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        written.Append("\r\n");
    }
}
