using Entraide.Platform.Time;

namespace Entraide.Meetings;

/// <summary>One rule of a schedule as a repeating calendar entry, with its exceptions.</summary>
internal sealed class SeriesEntry
{
    const int YearsOfHolidays = 5;
    const int YearsOfZone = 10;

    readonly CalendarCard card;
    readonly Rhythm rhythm;
    readonly DateOnly first;
    readonly DateOnly? last;
    readonly List<DateOnly> left;
    readonly List<Occurrence> overrides;

    SeriesEntry(CalendarCard card, Schedule schedule, Rhythm rhythm, DateOnly first, DateOnly? last, List<DateOnly> holidays)
    {
        (this.card, this.rhythm, this.first, this.last) = (card, rhythm, first, last);
        var changed = schedule.Changes.Select(c => c.On).Distinct().Where(on => on >= first && !(on > last) && rhythm.Gives(on))
            .Select(schedule.Date).OfType<Occurrence>().OrderBy(o => o.OriginalOn).ToList();
        left = [.. holidays.Concat(changed.Where(o => !o.TakesPlace).Select(o => o.OriginalOn)).Order()];
        overrides = [.. changed.Where(o => o.TakesPlace)];
    }

    public string Zone => rhythm.Zone;

    public (DateTime From, DateTime To) Span =>
        (WallClock.ToUtc(Zone, first, rhythm.Time), WallClock.ToUtc(Zone, last ?? first.AddYears(YearsOfZone), rhythm.Time));

    /// <summary>One entry for each rule that gives a date at all, each under a name of its own.</summary>
    public static IEnumerable<SeriesEntry> Of(CalendarCard card, Schedule schedule)
    {
        foreach (var (segment, rhythm, from, to) in schedule.Spans(DateOnly.MinValue, WallClock.LastDay))
        {
            var last = End(card, rhythm, to);
            var days = rhythm.Days(from, last ?? RhythmDates.Later(from, rhythm.StartsOn).AddYears(RhythmDates.LongestSearchYears));
            if (days.FirstOrDefault() is { DayNumber: > 0 } first)
                yield return new(
                    card with { Uid = $"{segment.FromOn:yyyyMMdd}-{card.Uid}" }, schedule, rhythm, first, last,
                    [.. last is { } end ? rhythm.DaysWithHolidays(first, end).Where(on => rhythm.Skipped(on) is not null) : []]);
        }
    }

    public void Write(ContentLines lines)
    {
        lines.Event(card, Zone, At(first), TimeSpan.FromMinutes(rhythm.Minutes), true, () =>
        {
            lines.Add("RRULE", RecurrenceRule.Of(rhythm, last is { } on ? WallClock.ToUtc(Zone, on, rhythm.Time) : null));
            left.ForEach(on => lines.AddLocal("EXDATE", Zone, At(on)));
        });
        foreach (var date in overrides)
            lines.Event(card, Zone, date.LocalStart, date.EndsAt - date.StartsAt, true, () => lines.AddLocal("RECURRENCE-ID", Zone, At(date.OriginalOn)));
    }

    static DateOnly? End(CalendarCard card, Rhythm rhythm, DateOnly to)
    {
        var last = RhythmDates.Earlier(to, rhythm.UntilOn ?? to);
        var horizon = RhythmDates.Later(DateOnly.FromDateTime(card.StampedAt), rhythm.StartsOn).AddYears(YearsOfHolidays);
        if (rhythm.SkipsHolidays) last = RhythmDates.Earlier(last, horizon);
        return last == WallClock.LastDay ? null : last;
    }

    DateTime At(DateOnly on) => on.ToDateTime(rhythm.Time);
}
