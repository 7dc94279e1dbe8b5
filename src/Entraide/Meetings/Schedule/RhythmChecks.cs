using Entraide.Platform.Time;

namespace Entraide.Meetings;

internal static class RhythmChecks
{
    public static IEnumerable<RhythmProblem> Of(Rhythm rhythm)
    {
        var problems = Words(rhythm).Concat(Bounds(rhythm)).ToList();
        return problems.Count == 0 && !rhythm.Happens() ? [RhythmProblem.NeverHappens] : problems;
    }

    static IEnumerable<RhythmProblem> Words(Rhythm rhythm)
    {
        if ((rhythm.Days & ~Weekdays.All) != 0 || rhythm.Days == Weekdays.None) yield return RhythmProblem.NoDay;
        if (rhythm.Cadence == Cadence.Monthly && ((rhythm.Ordinals & ~Ordinals.All) != 0 || rhythm.Ordinals == Ordinals.None))
            yield return RhythmProblem.NoOrdinal;
        if (rhythm.Every is < 1 or > Rhythm.MostWeeksApart) yield return RhythmProblem.EveryOutOfRange;
        if (rhythm.Season is { IsSound: false }) yield return RhythmProblem.SeasonOutOfRange;
    }

    static IEnumerable<RhythmProblem> Bounds(Rhythm rhythm)
    {
        if (!IsLength(rhythm.Minutes)) yield return RhythmProblem.DurationOutOfRange;
        if (!WallClock.Knows(rhythm.Zone)) yield return RhythmProblem.UnknownZone;
        if (!WallClock.Covers(rhythm.StartsOn) || !WallClock.Covers(rhythm.UntilOn ?? rhythm.StartsOn))
            yield return RhythmProblem.DateOutOfRange;
        if (rhythm.UntilOn < rhythm.StartsOn) yield return RhythmProblem.EndsBeforeItStarts;
        if (rhythm.HolidayRegion is { } region && !Holidays.Knows(region)) yield return RhythmProblem.UnknownHolidayRegion;
        if (rhythm is { SkipsHolidays: true, HolidayRegion: null }) yield return RhythmProblem.HolidayRegionMissing;
    }

    public static bool IsLength(int minutes) => minutes is >= Rhythm.ShortestMinutes and <= Rhythm.LongestMinutes;
}
