using System.Text.Json;
using Entraide.Meetings;

namespace Entraide.Directory;

/// <summary>The next dates of a listing: by its rhythm when it is ours, else by its weekly times.</summary>
static class NextDates
{
    const int DefaultMinutes = 60;

    public static IReadOnlyList<Occurrence> Of(Listing listing, IEnumerable<ListingTime> times, DateTime now, int count)
    {
        if (ScheduleOf(listing) is { } schedule) return schedule.Next(now, count);
        return [.. times.Where(t => t.Day is not null && t.Minute is not null && WallClock.Knows(t.Zone))
            .SelectMany(t => new Schedule(Weekly(t, now)).Next(now, count)).OrderBy(o => o.StartsAt).Take(count)];
    }

    /// <summary>What a calendar can subscribe to; null for a listing without a time.</summary>
    public static IEnumerable<Schedule> Schedules(Listing listing, IEnumerable<ListingTime> times, DateTime now) =>
        ScheduleOf(listing) is { } schedule ? [schedule]
            : times.Where(t => t.Day is not null && t.Minute is not null && WallClock.Knows(t.Zone)).Select(t => new Schedule(Weekly(t, now)));

    static Schedule? ScheduleOf(Listing listing) => listing.GroupId is null || listing.Source.Length == 0
        ? null : new(JsonSerializer.Deserialize<PublishedRhythm>(listing.Source)!.Segments);

    static Rhythm Weekly(ListingTime time, DateTime now) => new()
    {
        Cadence = Cadence.Weekly,
        Days = (Weekdays)(1 << ((time.Day!.Value + 6) % 7)),
        Time = new TimeOnly(0, 0).AddMinutes(time.Minute!.Value),
        Minutes = Math.Clamp(time.Minutes == 0 ? DefaultMinutes : time.Minutes, Rhythm.ShortestMinutes, Rhythm.LongestMinutes),
        Zone = time.Zone,
        StartsOn = DateOnly.FromDateTime(now).AddDays(-2),
    };
}

/// <summary>The rules of one of our groups as its listing publishes them.</summary>
public sealed record PublishedRhythm(IReadOnlyList<Segment> Segments);
