namespace Entraide.Meetings;

/// <summary>
/// The rule a group meets by, in its own wall-clock time. Every property is plain data, so that a page can
/// say « chaque dernier jeudi, d'octobre à juin, 17 h 30 » in any language.
/// </summary>
public sealed record Rhythm
{
    public const int ShortestMinutes = 15;
    public const int LongestMinutes = 480;
    public const int MostWeeksApart = 12;

    public required Cadence Cadence { get; init; }

    /// <summary>Weeks between two meetings, 1 to 12, counted from the Monday of the week of <see cref="StartsOn"/>. Weekly only.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Which of these weekdays in the month. Monthly only.</summary>
    public Ordinals Ordinals { get; init; }

    public required Weekdays Days { get; init; }

    /// <summary>The months in which the group meets; null is all year.</summary>
    public Season? Season { get; init; }

    /// <summary>When it begins, on the clock of <see cref="Zone"/>.</summary>
    public required TimeOnly Time { get; init; }

    /// <summary>How long it lasts, 15 to 480.</summary>
    public required int Minutes { get; init; }

    /// <summary>A zone of the IANA database, such as Europe/Paris.</summary>
    public required string Zone { get; init; }

    /// <summary>The first day the rule may give.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day the rule may give; null goes on.</summary>
    public DateOnly? UntilOn { get; init; }

    /// <summary>A code of <see cref="Holidays.Regions"/>; null observes none.</summary>
    public string? HolidayRegion { get; init; }

    /// <summary>True: no meeting on a public holiday of the region. False: the group meets all the same.</summary>
    public bool SkipsHolidays { get; init; }

    /// <summary>Everything that keeps this rule from being used, in the order of a form; empty when it is sound.</summary>
    public IReadOnlyList<RhythmProblem> Problems() => [.. RhythmChecks.Of(this)];
}
