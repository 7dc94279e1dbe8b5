using System.Globalization;
using System.Text.Json;

namespace Entraide.Directory;

/// <summary>The answer of a BMLT server: every value a string, weekday 1 Sunday, formats by code, often no zone.</summary>
sealed class BmltFeed : Feed
{
    public override string Name => "bmlt";
    protected override string IdName => "id_bigint";

    private protected override ListedMeeting Meeting(FeedRow row, string zone)
    {
        var (days, time) = (row.Days("weekday_tinyint", sunday: 1), row.Hour("start_time"));
        BothOrNeither(days, time);
        var (link, phone) = (row.Address("virtual_meeting_link"), row.Text("phone_meeting_number", 60));
        var codes = row.Words("formats");
        var languages = row.Words("lang_enum").Select(l => l.ToLowerInvariant()).Concat(codes.Contains("ES") ? ["es"] : Array.Empty<string>());
        var (venue, street) = (row.Text("location_text"), row.Text("location_street"));
        var point = row.Point("latitude", "longitude");
        return new()
        {
            Id = row.Needed(IdName),
            Position = row.Position,
            Name = row.Needed("meeting_name"),
            Days = days,
            Time = time,
            Minutes = row.Hour("duration_time") is { } duration ? duration.Hour * 60 + duration.Minute : 0,
            Zone = time is null ? "" : row.Zone("time_zone", zone),
            Ways = Ways(
                room: venue.Length + street.Length > 0 && !codes.Contains("VM") && !codes.Contains("TC"),
                screen: link.Length > 0 || codes.Contains("VM") || codes.Contains("HY"),
                phone: phone.Length > 0),
            Languages = [.. languages.Distinct()],
            Types = Codes.Guide(codes),
            Venue = venue,
            Street = street,
            City = row.Text("location_municipality", 100),
            Region = row.Text("location_province", 100),
            Postcode = row.Text("location_postal_code_1", 20),
            Country = row.Text("location_nation", 60),
            Latitude = point?.Item1,
            Longitude = point?.Item2,
            StepFree = codes.Contains("WC"),
            Link = link,
            Phone = phone,
            Notes = row.Text("comments", 2000),
            Row = row.Raw,
        };
    }

    /// <summary>A BMLT row has one weekday: a group of several days becomes several rows.</summary>
    protected override IEnumerable<ListedMeeting> Rows(ListedMeeting meeting) =>
        meeting.Days.Count > 1 ? meeting.Days.Select(day => meeting with { Id = $"{meeting.Id}-{day + 1}", Days = [day] }) : [meeting];

    protected override void Write(Utf8JsonWriter json, ListedMeeting meeting)
    {
        json.WriteStartObject();
        json.WriteString(IdName, meeting.Id);
        json.WriteString("weekday_tinyint", meeting.Days.Count == 0 ? "" : (meeting.Days[0] + 1).ToString(CultureInfo.InvariantCulture));
        json.WriteString("start_time", meeting.Time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "");
        json.WriteString("duration_time", meeting.Minutes > 0 ? new TimeOnly(0, 0).AddMinutes(meeting.Minutes).ToString("HH:mm:ss", CultureInfo.InvariantCulture) : "");
        json.WriteString("time_zone", meeting.Zone);
        json.WriteString("formats", string.Join(',', Codes.Bmlt(meeting.Types)));
        json.WriteString("lang_enum", string.Join(',', meeting.Languages));
        json.WriteString("longitude", meeting.Longitude?.ToString(CultureInfo.InvariantCulture) ?? "");
        json.WriteString("latitude", meeting.Latitude?.ToString(CultureInfo.InvariantCulture) ?? "");
        json.WriteString("meeting_name", meeting.Name);
        json.WriteString("location_text", meeting.Venue);
        json.WriteString("location_street", meeting.Street);
        json.WriteString("location_municipality", meeting.City);
        json.WriteString("location_province", meeting.Region);
        json.WriteString("location_postal_code_1", meeting.Postcode);
        json.WriteString("location_nation", meeting.Country);
        json.WriteString("phone_meeting_number", meeting.Phone);
        json.WriteString("virtual_meeting_link", meeting.Ways.Contains("screen") ? meeting.Link : "");
        json.WriteString("comments", meeting.Notes);
        json.WriteEndObject();
    }
}
