using System.Text;
using System.Text.Json;

namespace Entraide.Directory;

/// <summary>Opens a feed and gives its rows. Size and depth are bounded before anything is believed.</summary>
static class FeedRows
{
    /// <summary>The largest national directories known are under 15 MB.</summary>
    public const int MostBytes = 20_000_000;
    const int Deepest = 32;
    static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="FeedUnreadable">Too large, empty, not text, not JSON, or not a list of meetings.</exception>
    public static List<JsonElement> Read(Stream feed)
    {
        var text = Text(Bytes(feed));
        if (text.TrimStart() is not { Length: > 0 } start) throw new FeedUnreadable("The file is empty.");
        if (start[0] == '<') throw new FeedUnreadable("This is a web page or XML, not JSON. Was the address of the feed the right one?");
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = Deepest });
            return Rows(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            throw new FeedUnreadable(Breaks(text) is { } e
                ? $"The file is not complete JSON: it breaks at line {e.LineNumber + 1}, character {e.BytePositionInLine + 1}."
                : $"The file is nested more than {Deepest} levels deep, which no directory is.");
        }
    }

    /// <summary>Where it is no JSON at all; null when it only goes too deep.</summary>
    static JsonException? Breaks(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = int.MaxValue });
        try { while (reader.Read()) { } }
        catch (JsonException e) { return e; }
        return null;
    }

    static List<JsonElement> Rows(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("meetings", out var inner)) root = inner;
        return root.ValueKind == JsonValueKind.Array
            ? [.. root.EnumerateArray()]
            : throw new FeedUnreadable("The file is JSON, but not a list of meetings.");
    }

    static byte[] Bytes(Stream feed)
    {
        using var kept = new MemoryStream();
        var part = new byte[81920];
        for (int n; (n = feed.Read(part)) > 0;)
        {
            kept.Write(part, 0, n);
            if (kept.Length > MostBytes) throw new FeedUnreadable($"The file is larger than {MostBytes / 1_000_000} MB, more than any directory we know. It was not read.");
        }
        return kept.ToArray();
    }

    // JSON begins with a character of ASCII, so that the zeros beside it tell the encoding where no mark does.
    static string Text(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => throw new FeedUnreadable("The file is in UTF-32. Save it as UTF-8 and try again."),
        [0xFF, 0xFE, ..] => Wide(bytes.AsSpan(2), bigEndian: false),
        [0xFE, 0xFF, ..] => Wide(bytes.AsSpan(2), bigEndian: true),
        [not 0, 0, ..] => Wide(bytes, bigEndian: false),
        [0, not 0, ..] => Wide(bytes, bigEndian: true),
        [0xEF, 0xBB, 0xBF, ..] => Narrow(bytes, 3),
        _ => Narrow(bytes, 0),
    };

    static string Wide(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        try { return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes); }
        catch (DecoderFallbackException)
        {
            throw new FeedUnreadable("The file is not in UTF-16 throughout: a character in it is broken. Save it as UTF-8 and try again.");
        }
    }

    static string Narrow(byte[] bytes, int start)
    {
        try { return Strict.GetString(bytes, start, bytes.Length - start); }
        catch (DecoderFallbackException e)
        {
            throw new FeedUnreadable($"The file is not in UTF-8: the byte at position {start + e.Index + 1} is none. Save it as UTF-8 and try again.");
        }
    }
}
