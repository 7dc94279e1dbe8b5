namespace Entraide.Meetings;

/// <summary>What is wrong with a rule; a page has one sentence for each.</summary>
public enum RhythmProblem
{
    NoDay,
    NoOrdinal,
    EveryOutOfRange,
    SeasonOutOfRange,
    DurationOutOfRange,
    UnknownZone,
    DateOutOfRange,
    EndsBeforeItStarts,
    UnknownHolidayRegion,
    HolidayRegionMissing,

    /// <summary>Sound word by word, yet no day in thirty years satisfies it.</summary>
    NeverHappens,
}
