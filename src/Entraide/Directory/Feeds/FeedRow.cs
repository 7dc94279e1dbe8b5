using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entraide.Meetings;
using Entraide.Platform.Time;

namespace Entraide.Directory;

/// <summary>Reads the values of one row and notes what it had to mend. A value that makes the row useless refuses it.</summary>
sealed partial class FeedRow(int position, JsonElement row, List<FeedProblem> problems)
{
    const int Longest = 500;

    (string Name, string Value)? assumed;

    public int Position => position;

    /// <summary>The row without the spaces around its words: the same row however a program lays it out. A zone that was assumed is said in it.</summary>
    public string Raw
    {
        get
        {
            using var kept = new MemoryStream();
            using (var json = new Utf8JsonWriter(kept))
                if (assumed is { } zone) Write(json, row, zone.Name, zone.Value);
                else row.WriteTo(json);
            return Encoding.UTF8.GetString(kept.ToArray());
        }
    }

    /// <summary>Writes a row that says this under that name, whatever it said before.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement row, string name, string value)
    {
        json.WriteStartObject();
        foreach (var property in row.EnumerateObject().Where(p => !p.NameEquals(name))) property.WriteTo(json);
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    /// <summary>Ends the reading of this row.</summary>
    public sealed class Useless(string reason) : Exception(reason);

    public void Mended(string reason) => problems.Add(new(position, false, reason));

    public string Text(string name, int longest = Longest)
    {
        if (!row.TryGetProperty(name, out var value)) return "";
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        var plain = Plain(text);
        if (plain.Length <= longest) return plain;
        Mended($"« {name} » is longer than {longest} characters and was cut.");
        // Never through the middle of a character.
        return plain[..(char.IsHighSurrogate(plain[longest - 1]) ? longest - 1 : longest)];
    }

    public string Needed(string name) =>
        Text(name) is { Length: > 0 } text ? text : throw new Useless($"« {name} » is missing.");

    public IReadOnlyList<string> Words(string name)
    {
        if (!row.TryGetProperty(name, out var value)) return [];
        IEnumerable<string> words = value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!),
            JsonValueKind.String => value.GetString()!.Split(','),
            _ => [],
        };
        return [.. words.Select(w => w.Trim()).Where(w => w.Length is > 0 and < 20 && !w.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))).Distinct()];
    }

    public IReadOnlyList<int> Days(string name, int sunday)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null || value is { ValueKind: JsonValueKind.String } && value.GetString() == "") return [];
        var days = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        return [.. days.Select(d => Day(name, d, sunday)).Distinct()];
    }

    static int Day(string name, JsonElement value, int sunday) =>
        int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= sunday && day <= sunday + 6
            ? day - sunday
            : throw new Useless($"« {name} » is « {Short(value.ToString())} », which is no day: days go from {sunday} (Sunday) to {sunday + 6}.");

    public TimeOnly? Hour(string name)
    {
        var text = Text(name);
        if (text.Length == 0) return null;
        return TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time : throw new Useless($"« {name} » is « {Short(text)} », which is no hour.");
    }

    public string Zone(string name, string otherwise)
    {
        var zone = Text(name);
        if (zone.Length == 0)
        {
            Mended($"No time zone is given; {otherwise} is assumed.");
            assumed = (name, otherwise);
            return otherwise;
        }
        return WallClock.Knows(zone) ? zone : throw new Useless($"« {name} » is « {Short(zone)} », a time zone that does not exist.");
    }

    public string Address(string name)
    {
        var text = Text(name, 2000);
        if (text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0)) return text;
        Mended($"« {name} » is no address of a web page and was left out.");
        return "";
    }

    public (double, double)? Point(string latitude, string longitude)
    {
        var (north, east) = (Text(latitude), Text(longitude));
        if (north.Length == 0 && east.Length == 0) return null;
        if (double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a) <= 90 && Math.Abs(b) <= 180)
            return (a, b) == (0, 0) ? null : (a, b);
        Mended($"« {Short(north)}, {Short(east)} » is no place on earth and was left out.");
        return null;
    }

    string Plain(string text)
    {
        var bare = Markup().Replace(text, " ");
        if (bare.Length != text.Length) Mended("Mark-up was taken out of the text.");
        var decoded = WebUtility.HtmlDecode(bare);
        var kept = string.Concat(decoded.Where(c => !char.IsControl(c) || char.IsWhiteSpace(c)));
        if (kept.Length != decoded.Length) Mended("Characters nobody can see were taken out of the text.");
        return string.Join(' ', kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // It is said at a terminal, which obeys some characters.
    static string Short(string text) => string.Concat((text.Length > 40 ? text[..40] + "…" : text).Where(c => !char.IsControl(c)));

    [GeneratedRegex("</?[A-Za-z][^<>]*>")]
    private static partial Regex Markup();
}
