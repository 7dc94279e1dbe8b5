namespace Entraide.Meetings;

/// <summary>
/// How much of a meeting its check-in takes: the minutes planned for it, or people × cap when that is more. It must stay within
/// 35 % of the session, or those who come later have little left (practice of timed circles; our threshold).
/// </summary>
/// <param name="People">How many may come, at least 1.</param>
/// <param name="Seconds">The cap per person; without a cap, the step shared out evenly.</param>
/// <param name="Planned">The minutes of the step.</param>
/// <param name="Percent">What the greater of the two takes of the session, rounded up.</param>
public sealed record CheckInShare(int People, int Seconds, int Planned, int Percent)
{
    public const int Most = 35;

    public bool IsTooMuch => Percent > Most;

    /// <summary>What the turns add up to, in minutes and rounded up.</summary>
    public int Minutes => (People * Seconds + 59) / 60;

    /// <summary>The most minutes that may be planned for it, rounded down.</summary>
    public static int FittingMinutes(int sessionMinutes) => sessionMinutes * Most / 100;

    /// <summary>The cap, in seconds and rounded down to a quarter of a minute, with which everybody would fit.</summary>
    public int FittingSeconds(int sessionMinutes) => sessionMinutes * 60 * Most / 100 / People / 15 * 15;

    /// <summary>Null for an agenda without check-in.</summary>
    /// <param name="agenda">Whose first step marked as check-in is looked at.</param>
    /// <param name="people">Less than 1 counts as 1.</param>
    /// <param name="sessionMinutes">The planned length of the meeting, above 0.</param>
    public static CheckInShare? Of(Agenda agenda, int people, int sessionMinutes)
    {
        if (agenda.Steps.FirstOrDefault(s => s.CheckIn) is not { } step) return null;
        var n = Math.Max(1, people);
        var seconds = step.PerPersonSeconds ?? step.Minutes * 60 / n;
        return new(n, seconds, step.Minutes, (int)Math.Ceiling(Math.Max(n * seconds, step.Minutes * 60) * 100 / (sessionMinutes * 60.0)));
    }
}
