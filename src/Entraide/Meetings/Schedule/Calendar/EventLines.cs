namespace Entraide.Meetings;

/// <summary>The lines of one VEVENT.</summary>
internal static class EventLines
{
    public static void Event(this ContentLines lines, CalendarCard card, Occurrence occurrence) =>
        lines.Event(card, occurrence.Zone, occurrence.LocalStart, occurrence.EndsAt - occurrence.StartsAt, occurrence.TakesPlace, null);

    /// <param name="length">Written as a duration, so that a night with 23 or 25 hours shortens nothing.</param>
    /// <param name="recurrence">Writes what ties the entry to a series.</param>
    public static void Event(
        this ContentLines lines, CalendarCard card, string zone, DateTime localStart, TimeSpan length, bool takesPlace,
        Action? recurrence)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Add("UID", card.Uid);
        lines.Add("DTSTAMP", ContentLines.Utc(card.StampedAt));
        lines.Add("SEQUENCE", $"{card.Sequence}");
        lines.AddLocal("DTSTART", zone, localStart);
        lines.Add("DURATION", $"PT{(int)length.TotalMinutes}M");
        recurrence?.Invoke();
        lines.AddText("SUMMARY", card.Title);
        lines.AddText("DESCRIPTION", card.Description);
        lines.AddText("LOCATION", card.Location);
        if (card.Url is { } url) lines.Add("URL", url.AbsoluteUri);
        lines.Add("STATUS", takesPlace ? "CONFIRMED" : "CANCELLED");
        if (card.Private) lines.Add("CLASS", "PRIVATE");
        lines.Add("END", "VEVENT");
    }

    public static void AddLocal(this ContentLines lines, string name, string zone, DateTime local) =>
        lines.Add($"{name};TZID={zone}", ContentLines.Local(local));
}
