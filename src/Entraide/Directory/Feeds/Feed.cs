using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entraide.Directory;

/// <summary>A format in which directories are exchanged.</summary>
public abstract class Feed
{
    public static readonly Feed MeetingGuide = new MeetingGuideFeed();
    public static readonly Feed Bmlt = new BmltFeed();

    static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Its name at a terminal and beside the rows kept from it.</summary>
    public abstract string Name { get; }

    /// <summary>Reads what can be read. Rows without time zone are taken to be in <paramref name="zone"/>.</summary>
    /// <exception cref="FeedUnreadable">Nothing could be read.</exception>
    public FeedReading Read(Stream feed, string zone)
    {
        var (meetings, problems, ids) = (new List<ListedMeeting>(), new List<FeedProblem>(), new HashSet<string>(StringComparer.Ordinal));
        var position = 0;
        foreach (var row in FeedRows.Read(feed))
        {
            position++;
            try
            {
                if (row.ValueKind != JsonValueKind.Object) throw new FeedRow.Useless("This is not a meeting.");
                var meeting = Meeting(new(position, row, problems), zone);
                if (!ids.Add(meeting.Id)) throw new FeedRow.Useless($"« {meeting.Id} » was already the name of an earlier row.");
                meetings.Add(meeting);
            }
            catch (FeedRow.Useless useless)
            {
                problems.Add(new(position, true, useless.Message, IdOf(row)));
            }
            catch (Exception e) when (IsBrokenText(e))
            {
                problems.Add(new(position, true, "It holds a broken character.", IdOf(row)));
            }
        }
        return new(meetings, problems);
    }

    // Half of a surrogate pair: valid JSON, but no text.
    static bool IsBrokenText(Exception e) => e is InvalidOperationException or JsonException or ArgumentException;

    string IdOf(JsonElement row)
    {
        try { return row.ValueKind == JsonValueKind.Object ? new FeedRow(0, row, []).Text(IdName) : ""; }
        catch (Exception e) when (IsBrokenText(e)) { return ""; }
    }

    /// <summary>Writes meetings in this format: those that came in it word for word, the others in its terms. No two get one id, whatever their partners call them.</summary>
    public void Write(Stream to, IEnumerable<ListedMeeting> meetings)
    {
        using var json = new Utf8JsonWriter(to, Readable);
        var given = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartArray();
        foreach (var meeting in meetings)
            if (meeting.Row.Length > 0) WriteAgain(json, meeting, given);
            else foreach (var row in Rows(meeting)) Write(json, row with { Id = Free(row, given) });
        json.WriteEndArray();
    }

    void WriteAgain(Utf8JsonWriter json, ListedMeeting meeting, HashSet<string> given)
    {
        using var row = JsonDocument.Parse(meeting.Row);
        var id = Free(meeting, given);
        if (id == meeting.Id) row.RootElement.WriteTo(json);
        else FeedRow.Write(json, row.RootElement, IdName, id);
    }

    static string Free(ListedMeeting meeting, HashSet<string> given)
    {
        var id = meeting.Id;
        for (var n = 1; !given.Add(id); n++) id = n == 1 ? meeting.Slug : $"{meeting.Slug}-{n}";
        return id;
    }

    /// <summary>What the format calls the partner's own name for a group.</summary>
    protected abstract string IdName { get; }

    /// <summary>A format in which a row has one day needs several for a group of several days.</summary>
    protected virtual IEnumerable<ListedMeeting> Rows(ListedMeeting meeting) => [meeting];

    private protected abstract ListedMeeting Meeting(FeedRow row, string zone);

    protected abstract void Write(Utf8JsonWriter json, ListedMeeting meeting);

    private protected static void BothOrNeither(IReadOnlyList<int> days, TimeOnly? time)
    {
        if (days.Count > 0 && time is null) throw new FeedRow.Useless("There is a day but no time.");
        if (days.Count == 0 && time is not null) throw new FeedRow.Useless("There is a time but no day.");
    }

    private protected static IReadOnlyList<string> Ways(bool room, bool screen, bool phone) =>
        [.. new[] { (room, "room"), (screen, "screen"), (phone, "phone") }.Where(w => w.Item1).Select(w => w.Item2)];

    /// <summary>Minutes from one hour to another, over midnight if need be.</summary>
    protected static int Between(TimeOnly from, TimeOnly to) => (int)(to - from).TotalMinutes;
}
