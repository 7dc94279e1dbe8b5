using System.Collections.Concurrent;

namespace Entraide.Meetings;

/// <summary>Four digits are few: five wrong codes in ten minutes and this person waits. Forgotten when the program ends.</summary>
public sealed class CodeTries(TimeProvider clock)
{
    const int Most = 5;
    static readonly TimeSpan Within = TimeSpan.FromMinutes(10);
    readonly ConcurrentDictionary<(Guid Meeting, Guid Membership), (int Wrong, DateTimeOffset Since)> tries = new();

    public bool MayTry(Guid meeting, Guid membership) =>
        !tries.TryGetValue((meeting, membership), out var t) || t.Wrong < Most || clock.GetUtcNow() - t.Since >= Within;

    public void WasWrong(Guid meeting, Guid membership)
    {
        var now = clock.GetUtcNow();
        foreach (var old in tries.Where(t => now - t.Value.Since >= Within)) tries.TryRemove(old);
        tries.AddOrUpdate((meeting, membership), (1, now), (_, t) => (t.Wrong + 1, t.Since));
    }
}
