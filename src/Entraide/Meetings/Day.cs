namespace Entraide.Meetings;

/// <summary>What a step was meant to last and what it lasted.</summary>
/// <param name="Planned">As the agenda says.</param>
/// <param name="Added">Minutes the group agreed to add.</param>
/// <param name="Real">Every stay in this step together; null when it was never reached.</param>
public sealed record StepTime(AgendaStep Step, int Planned, int Added, TimeSpan? Real)
{
    public int? RealMinutes => Real is { } real ? (int)Math.Round(real.TotalMinutes, MidpointRounding.AwayFromZero) : null;
}

/// <summary>
/// A meeting's day folded from what happened, in the order in which it happened. A clock that goes back counts as standing still.
/// </summary>
public sealed class Day
{
    readonly Agenda agenda;
    readonly TimeSpan?[] real;
    readonly int[] added;

    /// <param name="agenda">As it was when the meeting opened.</param>
    /// <param name="facts">In the order of their turn.</param>
    /// <param name="now">UTC; counted as the end of the present step while the meeting is open.</param>
    public Day(Agenda agenda, IEnumerable<MeetingFact> facts, DateTime now)
    {
        this.agenda = agenda;
        (real, added) = (new TimeSpan?[agenda.Steps.Count], new int[agenda.Steps.Count]);
        (int Step, DateTime At)? running = null;
        foreach (var fact in facts)
        {
            switch (fact.Kind)
            {
                case FactKind.StepBegan:
                    Spend(running, fact.At);
                    running = (fact.Step!.Value, fact.At);
                    break;
                case FactKind.Extended:
                    added[fact.Step!.Value] += fact.Number ?? 0;
                    break;
                case FactKind.HandsRaised:
                    Hands = fact.Number;
                    break;
                case FactKind.Closed or FactKind.ClosedByItself:
                    Spend(running, fact.At);
                    running = null;
                    break;
                case FactKind.Opened or FactKind.Arrived or FactKind.TakenBack:
                    break;
                default:
                    throw new InvalidOperationException();
            }
        }
        Spend(running, now);
        Current = running?.Step;
    }

    /// <summary>The step that runs, from 0; null before opening and after closing.</summary>
    public int? Current { get; }

    /// <summary>How many raised their hand for the rules of today, when it was counted.</summary>
    public int? Hands { get; }

    public IReadOnlyList<StepTime> Steps => [.. agenda.Steps.Select((s, i) => new StepTime(s, s.Minutes, added[i], real[i]))];

    /// <summary>What is left of a step: below zero once it runs over.</summary>
    public TimeSpan LeftOf(int step) => TimeSpan.FromMinutes(agenda.Steps[step].Minutes + added[step]) - (real[step] ?? TimeSpan.Zero);

    /// <summary>What is left of the step that runs and of those after it; nothing before opening and after closing.</summary>
    public TimeSpan Remaining => Current is not { } now ? TimeSpan.Zero : Enumerable.Range(now, agenda.Steps.Count - now)
        .Aggregate(TimeSpan.Zero, (sum, step) => sum + (LeftOf(step) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero));

    /// <summary>What each of the people left may take: the rest of the step shared out, never above the cap, never below zero; whole seconds.</summary>
    /// <param name="people">Who has not spoken yet, at least 1.</param>
    public int SecondsEach(int step, int people)
    {
        var share = (int)Math.Max(0, LeftOf(step).TotalSeconds) / Math.Max(1, people);
        return Math.Min(share, agenda.Steps[step].PerPersonSeconds ?? share);
    }

    void Spend((int Step, DateTime At)? running, DateTime until)
    {
        if (running is not { } r) return;
        var stay = until > r.At ? until - r.At : TimeSpan.Zero;
        real[r.Step] = (real[r.Step] ?? TimeSpan.Zero) + stay;
    }
}
