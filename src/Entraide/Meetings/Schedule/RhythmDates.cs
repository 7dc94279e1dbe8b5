using Entraide.Platform.Time;

namespace Entraide.Meetings;

/// <summary>The calendar days a rule gives, before anybody moves or cancels one.</summary>
public static class RhythmDates
{
    /// <summary>Years without a date after which a rule counts as giving none.</summary>
    public const int LongestSearchYears = 30;

    /// <summary>Days of the rule between two dates, both included, in order; skipped holidays are left out.</summary>
    public static IEnumerable<DateOnly> Days(this Rhythm rhythm, DateOnly from, DateOnly to) =>
        rhythm.DaysWithHolidays(from, to).Where(on => rhythm.Skipped(on) is null);

    /// <summary>The holiday for which the rule leaves this date out, if it does.</summary>
    public static Holiday? Skipped(this Rhythm rhythm, DateOnly on) =>
        rhythm is { SkipsHolidays: true, HolidayRegion: { } region } ? Holidays.On(region, on) : null;

    /// <summary>True when the rule gives a meeting on this day.</summary>
    public static bool Gives(this Rhythm rhythm, DateOnly on) => rhythm.Days(on, on).Any();

    internal static IEnumerable<DateOnly> DaysWithHolidays(this Rhythm rhythm, DateOnly from, DateOnly to)
    {
        var first = Later(from, rhythm.StartsOn);
        var last = Earlier(Earlier(to, rhythm.UntilOn ?? to), WallClock.LastDay);
        if (first > last) return [];
        var days = rhythm.Cadence == Cadence.Weekly ? Weekly(rhythm, first, last) : Monthly(rhythm, first, last);
        return days.Where(on => on >= first && on <= last && rhythm.Season?.Has(on) != false);
    }

    internal static bool Happens(this Rhythm rhythm) =>
        rhythm.Days(rhythm.StartsOn, rhythm.StartsOn.AddYears(LongestSearchYears)).Any();

    static IEnumerable<DateOnly> Weekly(Rhythm rhythm, DateOnly first, DateOnly last)
    {
        var anchor = RhythmDays.Monday(rhythm.StartsOn);
        var stride = 7 * rhythm.Every;
        var monday = anchor.AddDays((first.DayNumber - anchor.DayNumber) / stride * stride);
        for (; monday <= last; monday = monday.AddDays(stride))
            foreach (var day in rhythm.Days.InOrder())
                yield return monday.AddDays(RhythmDays.DaysAfterMonday(day));
    }

    static IEnumerable<DateOnly> Monthly(Rhythm rhythm, DateOnly first, DateOnly last)
    {
        for (var on = first; on <= last; on = on.AddDays(1))
            if (rhythm.Days.Has(on.DayOfWeek) && rhythm.Ordinals.Has(on))
                yield return on;
    }

    internal static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    internal static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
