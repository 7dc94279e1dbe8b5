using Entraide.Platform.Time;
using NodaTime;
using NodaTime.TimeZones;

namespace Entraide.Meetings;

/// <summary>
/// A VTIMEZONE out of the zone database for the span a file uses, and ten years at least: clock changes that
/// keep to « the last Sunday of March » are written as a rule that goes on, all others one by one.
/// </summary>
internal static class ZoneDefinition
{
    const int LeastYears = 10;

    public static void Write(ContentLines lines, string zone, DateTime fromAt, DateTime toAt)
    {
        var from = Instant.FromDateTimeUtc(fromAt) - Duration.FromDays(1);
        var to = Instant.Max(Instant.FromDateTimeUtc(toAt), from + Duration.FromDays(366 * LeastYears));
        var intervals = WallClock.Find(zone).GetZoneIntervals(from, to).ToList();
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", zone);
        Observance(lines, intervals[0], intervals[0].WallOffset, [Onset(intervals[0], from)]);
        var changes = intervals.Zip(intervals.Skip(1), (before, after) => (before.WallOffset, After: after));
        foreach (var kind in changes.GroupBy(c => (c.WallOffset, c.After.WallOffset, c.After.Savings, c.After.Name)))
            Observance(lines, kind.First().After, kind.Key.Item1,
                [.. kind.Select(c => c.After.Start.WithOffset(c.WallOffset).LocalDateTime)]);
        lines.Add("END", "VTIMEZONE");
    }

    static LocalDateTime Onset(ZoneInterval interval, Instant from) => from.WithOffset(interval.WallOffset).LocalDateTime;

    /// <param name="onsets">When the clocks changed, as they stood before the change.</param>
    static void Observance(ContentLines lines, ZoneInterval interval, Offset before, List<LocalDateTime> onsets)
    {
        var kind = interval.Savings == Offset.Zero ? "STANDARD" : "DAYLIGHT";
        lines.Add("BEGIN", kind);
        lines.Add("DTSTART", Local(onsets[0]));
        if (ClockChangeRule.Of(onsets) is { } rule) lines.Add("RRULE", rule);
        else foreach (var onset in onsets.Skip(1)) lines.Add("RDATE", Local(onset));
        lines.Add("TZOFFSETFROM", Signed(before));
        lines.Add("TZOFFSETTO", Signed(interval.WallOffset));
        lines.Add("TZNAME", interval.Name);
        lines.Add("END", kind);
    }

    static string Local(LocalDateTime local) => ContentLines.Local(local.ToDateTimeUnspecified());

    static string Signed(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var tail = seconds % 60 == 0 ? "" : $"{seconds % 60:00}";
        return $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}{tail}";
    }
}
