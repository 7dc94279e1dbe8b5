namespace Entraide.Meetings;

/// <summary>What the group decided for one date. Changes of the same date apply in the order they were made.</summary>
/// <param name="On">The original day of the date concerned.</param>
public abstract record DateChange(DateOnly On);

/// <summary>No meeting that day; people still see that it was to be.</summary>
public sealed record CancelledDate(DateOnly On) : DateChange(On);

/// <summary>Held at another day or hour; without minutes it lasts as long as before.</summary>
public sealed record MovedDate(DateOnly On, DateOnly ToOn, TimeOnly Time, int? Minutes = null) : DateChange(On);

/// <summary>One meeting more; without minutes it lasts as long as the rule of that day says.</summary>
public sealed record AddedDate(DateOnly On, TimeOnly Time, int? Minutes = null) : DateChange(On);

/// <summary>Why a change of one date makes no sense; a page has one sentence for each.</summary>
public enum DateChangeProblem
{
    NoSuchDate,
    AlreadyADate,
    SameHourAsAnother,
    DurationOutOfRange,
    DateOutOfRange,
}
