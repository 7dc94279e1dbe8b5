using Entraide.Platform.Work;

namespace Entraide.Platform.Mail;

/// <summary>
/// After five failures in a row the mail server is left alone for a pause that grows from a minute to an hour; then one letter
/// tries whether it is back. One per node, in memory.
/// </summary>
public sealed class Circuit(TimeProvider clock)
{
    const int Most = 5;
    readonly Lock gate = new();
    int failures;
    DateTimeOffset? until;

    /// <summary>Until when no letter leaves; null when they do.</summary>
    public DateTimeOffset? OpenUntil
    {
        get
        {
            lock (gate) return until > clock.GetUtcNow() ? until : null;
        }
    }

    public void Worked()
    {
        lock (gate) (failures, until) = (0, null);
    }

    public void Failed()
    {
        lock (gate)
            if (++failures >= Most) until = clock.GetUtcNow() + Pauses.After(failures - Most + 1);
    }
}
