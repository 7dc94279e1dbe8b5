using Entraide.Platform.Time;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

/// <summary>The clocks of a zone change between two dates, so that the same hour on the wall is another hour elsewhere.</summary>
/// <param name="On">The day of the change.</param>
/// <param name="Forward">True in spring: one hour less of sleep.</param>
public sealed record ClockChange(DateOnly On, bool Forward, string Zone)
{
    /// <summary>The first change after one day and until another, or null.</summary>
    public static ClockChange? Between(string zone, DateOnly after, DateOnly until)
    {
        var noon = new TimeOnly(12, 0);
        for (var on = after.AddDays(1); on <= until; on = on.AddDays(1))
        {
            var day = WallClock.ToUtc(zone, on, noon) - WallClock.ToUtc(zone, on.AddDays(-1), noon);
            if (day != TimeSpan.FromHours(24)) return new(on, day < TimeSpan.FromHours(24), zone);
        }
        return null;
    }
}

static class ClockWords
{
    public static string Say(this T words, ClockChange change) => change.Forward
        ? words["Clocks in {city} go forward on {day}. The hour of the meetings stays the same on the clock there.", ("city", words.City(change.Zone)), ("day", words.LongDay(change.On))]
        : words["Clocks in {city} go back on {day}. The hour of the meetings stays the same on the clock there.", ("city", words.City(change.Zone)), ("day", words.LongDay(change.On))];
}
