namespace Entraide.Meetings;

/// <summary>iCalendar files (RFC 5545), published and not invited to: nobody's address is in them.</summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>One meeting; when it is cancelled the calendar shows it so.</summary>
    public static string Meeting(CalendarCard card, Occurrence occurrence) => Meetings([(card, occurrence)]);

    /// <summary>The meetings of one person, each with its own card.</summary>
    /// <param name="name">Shown by the calendar beside the subscription; already neutral.</param>
    public static string Meetings(IEnumerable<(CalendarCard Card, Occurrence Occurrence)> meetings, string? name = null)
    {
        var all = meetings.ToList();
        return Write(
            [.. all.GroupBy(m => m.Occurrence.Zone).Select(g => (g.Key, Span(g.Select(m => m.Occurrence))))],
            lines => all.ForEach(m => lines.Event(m.Card, m.Occurrence)),
            name);
    }

    /// <summary>
    /// A whole schedule: one repeating entry for each rule, one entry for each added date. A rule that skips
    /// holidays is written for five years from the card's stamp, since no repeating entry can say « except holidays ».
    /// </summary>
    public static string Schedule(CalendarCard card, Schedule schedule, string? name = null)
    {
        var series = SeriesEntry.Of(card, schedule).ToList();
        var added = schedule.Changes.Select(c => c.On).Distinct().Where(on => !schedule.Gives(on))
            .Select(schedule.Date).OfType<Occurrence>().OrderBy(o => o.StartsAt).ToList();
        var spans = series.Select(s => (s.Zone, s.Span)).Concat(added.Select(o => (o.Zone, Span([o]))));
        return Write(
            [.. spans.GroupBy(s => s.Zone, s => s.Item2).Select(g => (g.Key, (g.Min(s => s.From), g.Max(s => s.To))))],
            lines =>
            {
                series.ForEach(s => s.Write(lines));
                added.ForEach(o => lines.Event(card with { Uid = $"added-{o.OriginalOn:yyyyMMdd}-{card.Uid}" }, o));
            },
            name);
    }

    static (DateTime From, DateTime To) Span(IEnumerable<Occurrence> occurrences) =>
        occurrences.Aggregate((From: DateTime.MaxValue, To: DateTime.MinValue), (span, o) => (
            o.StartsAt < span.From ? o.StartsAt : span.From,
            o.EndsAt > span.To ? o.EndsAt : span.To));

    static string Write(
        IReadOnlyList<(string Zone, (DateTime From, DateTime To) Span)> zones, Action<ContentLines> events, string? name)
    {
        var lines = new ContentLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//Entraide//Entraide//FR");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", "PUBLISH");
        lines.AddText("X-WR-CALNAME", name);
        foreach (var (zone, span) in zones)
            ZoneDefinition.Write(lines, zone, span.From, span.To);
        events(lines);
        lines.Add("END", "VCALENDAR");
        return lines.ToString();
    }
}
