using System.Collections.Concurrent;
using System.Text.Json;
using Entraide.Meetings;
using Entraide.Platform.Time;

namespace Entraide.Directory;

/// <summary>The next dates of a listing: by its rhythm when it is ours, else by its weekly times.</summary>
static class NextDates
{
    const int DefaultMinutes = 60;
    const int FarEnough = 24;
    const int MostRead = 2_000;

    // A schedule never changes; checking one for soundness costs more than asking it for dates.
    static readonly ConcurrentDictionary<string, Schedule> Read = new(StringComparer.Ordinal);

    public static IReadOnlyList<Occurrence> Of(Listing listing, IEnumerable<ListingTime> times, DateTime now, int count)
    {
        if (Rhythm(listing) is { } schedule) return schedule.Next(now - ListingTime.Grace, count);
        return [.. times.Where(IsWeekly).SelectMany(t => Weekly(t, now, count)).OrderBy(o => o.StartsAt).Take(count)];
    }

    /// <summary>The next dates that take place and, between them, those that were cancelled: people may have noted them.</summary>
    public static IReadOnlyList<Occurrence> WithCancelled(Listing listing, IEnumerable<ListingTime> times, DateTime now, int count)
    {
        var next = Of(listing, times, now, count);
        if (next.Count == 0 || Rhythm(listing) is not { Changes.Count: > 0 } schedule) return next;
        var cancelled = schedule.Dates(DateOnly.FromDateTime(now).AddDays(-1), next[^1].On).Where(o => !o.TakesPlace && o.StartsAt > now && o.StartsAt < next[^1].StartsAt);
        return [.. next.Concat(cancelled).OrderBy(o => o.StartsAt)];
    }

    /// <summary>What a calendar can subscribe to.</summary>
    public static IEnumerable<Schedule> Schedules(Listing listing, IEnumerable<ListingTime> times) =>
        Rhythm(listing) is { } schedule ? [schedule] : times.Where(IsWeekly).Select(t => new Schedule(AsRhythm(t)));

    /// <summary>The rhythm one of our groups publishes; null for a partner's listing and for a group without one.</summary>
    public static Schedule? Rhythm(Listing listing)
    {
        if (listing.GroupId is null || listing.Source.Length == 0) return null;
        if (Read.Count > MostRead) Read.Clear();
        return Read.GetOrAdd(listing.Source, static source => JsonSerializer.Deserialize<PublishedRhythm>(source)!.Schedule());
    }

    /// <summary>When a weekly time comes next, counting one that has only just begun.</summary>
    public static DateTime NextAt(ListingTime time, DateTime now) =>
        IsWeekly(time) ? Weekly(time, now, 1).First().StartsAt : ListingTime.Never;

    /// <summary>The habitual times of a rhythm that still has dates, each with its own next one.</summary>
    public static IEnumerable<(DayOfWeek Day, TimeOnly Time, int Minutes, string Zone, DateTime NextAt)> Habits(Schedule schedule, DateTime now) =>
        schedule.Next(now - ListingTime.Grace, FarEnough)
            .Select(o => (Date: o, schedule.InForce(o.OriginalOn).Rhythm))
            .GroupBy(d => (d.Rhythm.Days.Has(d.Date.OriginalOn.DayOfWeek) ? d.Date.OriginalOn.DayOfWeek : d.Rhythm.Days.InOrder().First(), d.Rhythm.Time, d.Rhythm.Minutes, d.Rhythm.Zone))
            .Select(g => (g.Key.Item1, g.Key.Time, g.Key.Minutes, g.Key.Zone, g.Min(d => d.Date.StartsAt)));

    /// <summary>False for one of our groups that does not meet on its days every week of the year: weekly formats have no word for it.</summary>
    public static bool IsEveryWeek(Listing listing) => Rhythm(listing) is not { } schedule || schedule.Segments is [{ Rhythm: { Cadence: Cadence.Weekly, Every: 1, Season: null, UntilOn: null } }];

    static bool IsWeekly(ListingTime time) => time is { Day: not null, Minute: not null } && WallClock.Knows(time.Zone);

    static IEnumerable<Occurrence> Weekly(ListingTime time, DateTime now, int count)
    {
        var (at, since) = (new TimeOnly(0, 0).AddMinutes(time.Minute!.Value), now - ListingTime.Grace);
        var today = DateOnly.FromDateTime(WallClock.ToLocal(time.Zone, since));
        return Enumerable.Range(0, count + 1)
            .Select(week => today.AddDays((time.Day!.Value - (int)today.DayOfWeek + 7) % 7 + 7 * week))
            .Select(on => Occurrence.At(on, on, at, time.Minutes == 0 ? DefaultMinutes : time.Minutes, time.Zone, OccurrenceStatus.Planned))
            .Where(o => o.StartsAt > since).Take(count);
    }

    static Rhythm AsRhythm(ListingTime time) => new()
    {
        Cadence = Cadence.Weekly,
        Days = (Weekdays)(1 << ((time.Day!.Value + 6) % 7)),
        Time = new TimeOnly(0, 0).AddMinutes(time.Minute!.Value),
        Minutes = Math.Clamp(time.Minutes == 0 ? DefaultMinutes : time.Minutes, Meetings.Rhythm.ShortestMinutes, Meetings.Rhythm.LongestMinutes),
        Zone = time.Zone,
        // Always the same: calendars know the series by its first day.
        StartsOn = new(2026, 1, 1),
    };
}

/// <summary>The rules and the changed dates of one of our groups as its listing publishes them.</summary>
public sealed record PublishedRhythm(IReadOnlyList<Segment> Segments, IReadOnlyList<PublishedChange> Changes)
{
    public Schedule Schedule() => new(Segments, Changes.Select(c => c.Read()));

    public static PublishedRhythm Of(Schedule schedule) => new(schedule.Segments, [.. schedule.Changes.Select(PublishedChange.Of)]);
}

/// <summary>One date cancelled, moved (<paramref name="ToOn"/>) or added (only a <paramref name="Time"/>).</summary>
public sealed record PublishedChange(DateOnly On, DateOnly? ToOn = null, TimeOnly? Time = null, int? Minutes = null)
{
    public DateChange Read() => (ToOn, Time) switch
    {
        ({ } to, { } time) => new MovedDate(On, to, time, Minutes),
        (null, { } time) => new AddedDate(On, time, Minutes),
        _ => new CancelledDate(On),
    };

    public static PublishedChange Of(DateChange change) => change switch
    {
        MovedDate moved => new(moved.On, moved.ToOn, moved.Time, moved.Minutes),
        AddedDate added => new(added.On, null, added.Time, added.Minutes),
        _ => new(change.On),
    };
}
