using Entraide.Platform.Time;

namespace Entraide.Meetings;

/// <summary>How long a seat is held for somebody who waited for it.</summary>
public static class SeatOffer
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // Letters wait for the end of quiet hours; whoever slept has part of the morning to answer.
    static readonly TimeOnly Evening = new(21, 0), Morning = new(10, 0);

    /// <summary>
    /// A quarter of the time left, between two hours and a day; an end in the night moves to the morning; never past the beginning.
    /// Null once it has begun.
    /// </summary>
    /// <param name="now">UTC.</param>
    /// <param name="startsAt">UTC.</param>
    /// <param name="zone">IANA identifier: where it is night.</param>
    public static DateTime? EndsAt(DateTime now, DateTime startsAt, string zone)
    {
        if (now >= startsAt) return null;
        var quarter = (startsAt - now) / 4;
        var held = quarter < Shortest ? Shortest : quarter > Longest ? Longest : quarter;
        var end = AfterNight(now + held, zone);
        return end < startsAt ? end : startsAt;
    }

    static DateTime AfterNight(DateTime at, string zone)
    {
        var local = WallClock.ToLocal(zone, at);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return time >= Evening ? WallClock.ToUtc(zone, day.AddDays(1), Morning) : time < Morning ? WallClock.ToUtc(zone, day, Morning) : at;
    }
}
