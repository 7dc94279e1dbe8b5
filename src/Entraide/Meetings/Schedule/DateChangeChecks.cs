using Entraide.Platform.Time;

namespace Entraide.Meetings;

/// <summary>Asks, before a change is kept, whether it makes sense.</summary>
public static class DateChangeChecks
{
    /// <summary>The first reason against this change, or null.</summary>
    public static DateChangeProblem? Problem(this Schedule schedule, DateChange change)
    {
        var (on, minutes) = change switch
        {
            MovedDate moved => (moved.ToOn, moved.Minutes),
            AddedDate added => (added.On, added.Minutes),
            _ => (change.On, (int?)null),
        };
        if (!WallClock.Covers(change.On) || !WallClock.Covers(on)) return DateChangeProblem.DateOutOfRange;
        if (minutes is { } length && !RhythmChecks.IsLength(length)) return DateChangeProblem.DurationOutOfRange;
        var standing = schedule.Date(change.On);
        if (change is AddedDate && standing is { TakesPlace: true }) return DateChangeProblem.AlreadyADate;
        if (change is not AddedDate && standing is null) return DateChangeProblem.NoSuchDate;
        return Clashes(schedule.With(change), change.On) ? DateChangeProblem.SameHourAsAnother : null;
    }

    static bool Clashes(Schedule schedule, DateOnly originalOn) =>
        schedule.Date(originalOn) is { TakesPlace: true } date
        && schedule.Dates(date.On.AddDays(-1), date.On.AddDays(1))
            .Any(o => o.OriginalOn != originalOn && o.TakesPlace && o.StartsAt == date.StartsAt);
}
