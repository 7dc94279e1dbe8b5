using System.Globalization;
using System.Text.Json;

namespace Entraide.Directory;

/// <summary>The Meeting Guide format: a list of meetings, day 0 Sunday, one IANA zone each.</summary>
sealed class MeetingGuideFeed : Feed
{
    public override string Name => "meeting-guide";
    protected override string IdName => "slug";

    private protected override ListedMeeting Meeting(FeedRow row, string zone)
    {
        var (days, time) = (row.Days("day", sunday: 0), row.Hour("time"));
        BothOrNeither(days, time);
        var (link, phone) = (row.Address("conference_url"), row.Text("conference_phone", 60));
        var types = row.Words("types");
        var inRoom = row.Text("address").Length + row.Text("formatted_address").Length + row.Text("location").Length > 0 && !types.Contains("TC");
        var point = row.Point("latitude", "longitude");
        var whole = Parts(row.Text("formatted_address"));
        return new()
        {
            Id = row.Needed(IdName),
            Position = row.Position,
            Name = row.Needed("name"),
            Days = days,
            Time = time,
            Minutes = time is { } start && row.Hour("end_time") is { } end ? Between(start, end) : 0,
            Zone = time is null ? "" : row.Zone("timezone", zone),
            Ways = Ways(inRoom, link.Length > 0, phone.Length > 0),
            Languages = row.Words("languages") is { Count: > 0 } languages ? [.. languages.Select(l => l.ToLowerInvariant())] : [.. Codes.Languages(types)],
            Types = types,
            Venue = row.Text("location"),
            Street = row.Text("address") is { Length: > 0 } street ? street : whole.Street,
            City = row.Text("city", 100) is { Length: > 0 } city ? city : whole.City,
            Region = row.Text("state", 100),
            Postcode = row.Text("postal_code", 20),
            Country = row.Text("country", 60),
            Latitude = point?.Item1,
            Longitude = point?.Item2,
            StepFree = types.Contains("X"),
            Link = link.Length > 0 ? link : row.Address("url"),
            Phone = phone,
            Notes = row.Text("notes", 2000),
            Row = row.Raw,
        };
    }

    // All that some feeds give: « 1 rue Haute, 37000 Tours, France », or no more than « Tours, France ».
    static (string Street, string City) Parts(string whole)
    {
        var parts = whole.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) return ("", "");
        var street = parts.Length > 2 && parts[0].Any(char.IsAsciiDigit) ? parts[0] : "";
        return (street, parts[street.Length > 0 ? 1 : 0].Trim([.. "0123456789 "]));
    }

    protected override void Write(Utf8JsonWriter json, ListedMeeting meeting)
    {
        json.WriteStartObject();
        json.WriteString("name", meeting.Name);
        json.WriteString(IdName, meeting.Id);
        if (meeting.Days.Count == 1) json.WriteNumber("day", meeting.Days[0]);
        else if (meeting.Days.Count > 1)
        {
            json.WriteStartArray("day");
            foreach (var day in meeting.Days) json.WriteNumberValue(day);
            json.WriteEndArray();
        }
        if (meeting.Time is { } time)
        {
            json.WriteString("time", time.ToString("HH:mm", CultureInfo.InvariantCulture));
            if (meeting.Minutes > 0) json.WriteString("end_time", time.AddMinutes(meeting.Minutes).ToString("HH:mm", CultureInfo.InvariantCulture));
            json.WriteString("timezone", meeting.Zone);
        }
        Words(json, "types", [.. Codes.Public(meeting.Types)]);
        Words(json, "languages", meeting.Languages);
        foreach (var (name, text) in Texts(meeting).Where(t => t.Text.Length > 0)) json.WriteString(name, text);
        if (meeting is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNumber("latitude", latitude);
            json.WriteNumber("longitude", longitude);
        }
        json.WriteEndObject();
    }

    static IEnumerable<(string Name, string Text)> Texts(ListedMeeting meeting) =>
    [
        ("location", meeting.Venue), ("address", meeting.Street), ("city", meeting.City), ("state", meeting.Region),
        ("postal_code", meeting.Postcode), ("country", meeting.Country),
        (meeting.Ways.Contains("screen") ? "conference_url" : "url", meeting.Link), ("conference_phone", meeting.Phone), ("notes", meeting.Notes),
    ];

    static void Words(Utf8JsonWriter json, string name, IReadOnlyList<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
