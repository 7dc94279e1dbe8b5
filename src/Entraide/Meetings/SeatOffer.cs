namespace Entraide.Meetings;

/// <summary>How long a seat is held for somebody who waited for it.</summary>
public static class SeatOffer
{
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(2);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>A quarter of the time left, between two hours and a day, and never past the beginning; null once it has begun.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="startsAt">UTC.</param>
    public static DateTime? EndsAt(DateTime now, DateTime startsAt)
    {
        if (now >= startsAt) return null;
        var quarter = (startsAt - now) / 4;
        var held = quarter < Shortest ? Shortest : quarter > Longest ? Longest : quarter;
        return now + held < startsAt ? now + held : startsAt;
    }
}
