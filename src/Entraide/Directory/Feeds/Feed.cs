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
                problems.Add(new(position, true, useless.Message));
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair: valid JSON, but no text.
                problems.Add(new(position, true, "It holds a broken character."));
            }
        }
        return new(meetings, problems);
    }

    /// <summary>Writes meetings in this format: those that came in it word for word, the others in its terms.</summary>
    public void Write(Stream to, IEnumerable<(ListedMeeting Meeting, bool CameInThisFormat)> meetings)
    {
        using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartArray();
        foreach (var (meeting, verbatim) in meetings)
        {
            if (verbatim)
            {
                using var row = JsonDocument.Parse(meeting.Row);
                row.RootElement.WriteTo(json);
            }
            else Write(json, meeting);
        }
        json.WriteEndArray();
    }

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
