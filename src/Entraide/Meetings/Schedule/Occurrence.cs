using Entraide.Platform.Time;

namespace Entraide.Meetings;

/// <summary>How a date stands towards the rule.</summary>
public enum OccurrenceStatus
{
    Planned,
    Moved,
    Cancelled,
    Added,
}

/// <summary>One date of a schedule. <paramref name="OriginalOn"/> names it for ever, even after it has moved.</summary>
/// <param name="OriginalOn">The day the rule gave, or the day that was added; unique within a schedule.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="LocalStart">What the clock in <paramref name="Zone"/> shows at the start.</param>
/// <param name="Zone">IANA identifier.</param>
/// <param name="Status">A cancelled date keeps the hour it had.</param>
public sealed record Occurrence(
    DateOnly OriginalOn,
    DateTime StartsAt,
    DateTime EndsAt,
    DateTime LocalStart,
    string Zone,
    OccurrenceStatus Status)
{
    /// <summary>The day on which it takes place, in its zone.</summary>
    public DateOnly On => DateOnly.FromDateTime(LocalStart);

    public bool TakesPlace => Status != OccurrenceStatus.Cancelled;

    internal static Occurrence At(DateOnly originalOn, DateOnly on, TimeOnly time, int minutes, string zone, OccurrenceStatus status)
    {
        var startsAt = WallClock.ToUtc(zone, on, time);
        return new(originalOn, startsAt, startsAt.AddMinutes(minutes), WallClock.ToLocal(zone, startsAt), zone, status);
    }
}
