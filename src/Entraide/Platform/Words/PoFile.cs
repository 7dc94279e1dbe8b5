using System.Text;

namespace Entraide.Platform.Words;

/// <summary>
/// Reads a gettext PO file: <c>msgid</c>, optional <c>msgid_plural</c>, <c>msgstr</c> or <c>msgstr[n]</c>; fuzzy entries count as
/// untranslated. Only what our own files use.
/// </summary>
public static class PoFile
{
    public static Dictionary<string, string[]> Read(TextReader reader)
    {
        var entries = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var fields = new Dictionary<string, StringBuilder>();
        StringBuilder? current = null;
        var fuzzy = false;
        for (var line = reader.ReadLine(); ; line = reader.ReadLine())
        {
            line = line?.Trim();
            if (string.IsNullOrEmpty(line) || (line.StartsWith("msgid ", StringComparison.Ordinal) && (fields.ContainsKey("msgstr") || fields.ContainsKey("msgstr[0]"))))
            {
                Keep(entries, fields, fuzzy);
                (fields, current, fuzzy) = ([], null, false);
                if (line is null) return entries;
                if (line.Length == 0) continue;
            }
            if (line.StartsWith("#,", StringComparison.Ordinal)) fuzzy |= line.Contains("fuzzy", StringComparison.Ordinal);
            if (line[0] == '#') continue;
            var quote = line.IndexOf('"', StringComparison.Ordinal);
            if (quote > 0) fields[line[..quote].Trim()] = current = new();
            current?.Append(Unescape(line[(quote + 1)..^1]));
        }
    }

    static void Keep(Dictionary<string, string[]> entries, Dictionary<string, StringBuilder> fields, bool fuzzy)
    {
        if (fuzzy || !fields.TryGetValue("msgid", out var id) || id.Length == 0) return;
        string[] forms = fields.TryGetValue("msgstr", out var one)
            ? [one.ToString()]
            : [.. fields.Where(f => f.Key.StartsWith("msgstr[", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.ToString())];
        if (forms.Length > 0 && forms.All(f => f.Length > 0)) entries[id.ToString()] = forms;
    }

    static string Unescape(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal)
        .Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
