namespace Entraide.Meetings;

/// <summary>A rule in force from a date on, until the next one.</summary>
public sealed record Segment(DateOnly FromOn, Rhythm Rhythm);

/// <summary>
/// The rules of a group, one after the other, and what was decided for single dates. Immutable; the same
/// schedule and the same zone database give the same dates on every machine.
/// </summary>
public sealed class Schedule
{
    readonly ILookup<DateOnly, DateChange> changesOf;

    /// <exception cref="ArgumentException">No rule at all, two from the same day, or one that has problems.</exception>
    public Schedule(IEnumerable<Segment> segments, IEnumerable<DateChange>? changes = null)
    {
        Segments = [.. segments.OrderBy(s => s.FromOn)];
        Changes = [.. changes ?? []];
        changesOf = Changes.ToLookup(c => c.On);
        if (Segments.Count == 0 || Segments.DistinctBy(s => s.FromOn).Count() < Segments.Count)
            throw new ArgumentException("A schedule has one rule or more, each from a day of its own.", nameof(segments));
        if (Segments.SelectMany(s => s.Rhythm.Problems()).ToList() is { Count: > 0 } problems)
            throw new ArgumentException($"A rule is not sound: {string.Join(", ", problems)}.", nameof(segments));
    }

    public Schedule(Rhythm rhythm) : this([new(rhythm.StartsOn, rhythm)]) { }

    public IReadOnlyList<Segment> Segments { get; }

    public IReadOnlyList<DateChange> Changes { get; }

    public Schedule With(DateChange change) => new(Segments, [.. Changes, change]);

    /// <summary>Dates that fall between two days, both included, each in its own zone, earliest first; cancelled ones too.</summary>
    public IReadOnlyList<Occurrence> Dates(DateOnly from, DateOnly to) =>
        [.. DaysNamed(from, to).Select(Date).OfType<Occurrence>().Where(o => o.On >= from && o.On <= to)
            .OrderBy(o => o.StartsAt).ThenBy(o => o.OriginalOn)];

    /// <summary>The next dates that take place and begin after this UTC instant, earliest first; fewer when the rule ends or its dates lie further off than <see cref="RhythmDates.LongestSearchYears"/> years.</summary>
    public IReadOnlyList<Occurrence> Next(DateTime after, int count)
    {
        var found = new List<Occurrence>();
        var (since, days) = (after, 31);
        var end = SearchEnd(after);
        while (found.Count < count && since < end)
        {
            var until = since.AddDays(days);
            found.AddRange(Dates(DateOnly.FromDateTime(since).AddDays(-2), DateOnly.FromDateTime(until).AddDays(2))
                .Where(o => o.TakesPlace && o.StartsAt > since && o.StartsAt <= until));
            (since, days) = (until, Math.Min(days * 2, 3660));
        }
        return [.. found.Take(count)];
    }

    /// <summary>The date whose original day is this, as it stands after every change; null when there is none.</summary>
    public Occurrence? Date(DateOnly originalOn)
    {
        var rhythm = InForce(originalOn).Rhythm;
        var ruled = Gives(originalOn)
            ? Occurrence.At(originalOn, originalOn, rhythm.Time, rhythm.Minutes, rhythm.Zone, OccurrenceStatus.Planned)
            : null;
        return changesOf[originalOn].Aggregate(ruled, (date, change) => Apply(change, date, rhythm));
    }

    /// <summary>True when a rule, and not only an added date, gives this day.</summary>
    public bool Gives(DateOnly on)
    {
        var segment = InForce(on);
        return segment.FromOn <= on && segment.Rhythm.Gives(on);
    }

    /// <summary>The rule in force on a day; before the first, the first.</summary>
    public Segment InForce(DateOnly on) => Segments.LastOrDefault(s => s.FromOn <= on) ?? Segments[0];

    /// <summary>The rule in force on a day, then those that begin later, in their order.</summary>
    public IReadOnlyList<Segment> From(DateOnly on) => [.. Segments.Where(s => s.FromOn >= InForce(on).FromOn)];

    /// <summary>Meetings left out for a public holiday between two days, both included, with the holiday's name.</summary>
    public IEnumerable<(DateOnly On, Holiday Holiday)> Skipped(DateOnly from, DateOnly to) =>
        Spans(from, to).SelectMany(span => span.Rhythm.DaysWithHolidays(span.From, span.To)
            .Select(on => (On: on, Holiday: span.Rhythm.Skipped(on))))
            .Where(left => left.Holiday is not null)
            .Select(left => (left.On, left.Holiday!.Value));

    /// <summary>The part of each rule that falls between two days.</summary>
    internal IEnumerable<(Segment Segment, Rhythm Rhythm, DateOnly From, DateOnly To)> Spans(DateOnly from, DateOnly to) =>
        Segments.Select((segment, n) => (
            segment,
            segment.Rhythm,
            RhythmDates.Later(from, segment.FromOn),
            n + 1 < Segments.Count ? RhythmDates.Earlier(to, Segments[n + 1].FromOn.AddDays(-1)) : to));

    IEnumerable<DateOnly> DaysNamed(DateOnly from, DateOnly to) =>
        Spans(from, to).SelectMany(s => s.Rhythm.Days(s.From, s.To)).Union(Changes.Select(c => c.On));

    DateTime SearchEnd(DateTime after)
    {
        var start = RhythmDates.Later(DateOnly.FromDateTime(after), Segments[^1].FromOn);
        return RhythmDates.Later(start, Segments[^1].Rhythm.StartsOn)
            .AddYears(RhythmDates.LongestSearchYears).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    static Occurrence? Apply(DateChange change, Occurrence? date, Rhythm rhythm) => change switch
    {
        AddedDate added => Occurrence.At(
            added.On, added.On, added.Time, added.Minutes ?? rhythm.Minutes, rhythm.Zone, OccurrenceStatus.Added),
        _ when date is null => null,
        MovedDate moved => Occurrence.At(
            moved.On, moved.ToOn, moved.Time, moved.Minutes ?? (int)(date.EndsAt - date.StartsAt).TotalMinutes,
            rhythm.Zone, OccurrenceStatus.Moved),
        CancelledDate => date with { Status = OccurrenceStatus.Cancelled },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };
}
