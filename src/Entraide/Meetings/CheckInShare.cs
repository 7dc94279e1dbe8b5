namespace Entraide.Meetings;

/// <summary>
/// How much of a meeting its check-in takes: the minutes planned for it, or people × cap when that is more. It must stay within
/// 35 % of the session, or those who come later have little left (practice of timed circles; our threshold).
/// </summary>
/// <param name="People">How many may come, at least 1.</param>
/// <param name="Seconds">The cap per person; without a cap, the step shared out evenly.</param>
/// <param name="Planned">The minutes of the step.</param>
/// <param name="Session">The planned minutes of the meeting, above 0.</param>
public sealed record CheckInShare(int People, int Seconds, int Planned, int Session)
{
    public const int Most = 35;

    /// <summary>What the greater of the two takes of the session, rounded up.</summary>
    public int Percent => (int)Math.Ceiling(Math.Max(People * Seconds, Planned * 60) * 100 / (Session * 60.0));

    public bool IsTooMuch => Percent > Most;

    /// <summary>What the turns add up to, in minutes and rounded up.</summary>
    public int Minutes => (People * Seconds + 59) / 60;

    /// <summary>The most minutes that may be planned for it, rounded down.</summary>
    public int FittingMinutes => Session * Most / 100;

    /// <summary>The cap, in seconds and rounded down to a quarter of a minute, with which everybody would fit.</summary>
    public int FittingSeconds => Session * 60 * Most / 100 / People / 15 * 15;

    /// <summary>Null for an agenda without check-in, or of no minutes.</summary>
    /// <param name="agenda">Whose first step marked as check-in is looked at.</param>
    /// <param name="people">Less than 1 counts as 1.</param>
    /// <param name="sessionMinutes">The planned length of the meeting.</param>
    public static CheckInShare? Of(Agenda agenda, int people, int sessionMinutes)
    {
        if (sessionMinutes <= 0 || agenda.Steps.FirstOrDefault(s => s.CheckIn) is not { } step) return null;
        var n = Math.Max(1, people);
        var seconds = step.PerPersonSeconds ?? step.Minutes * 60 / n;
        return new(n, seconds, step.Minutes, sessionMinutes);
    }
}
