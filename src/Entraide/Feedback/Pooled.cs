using System.Text.Json;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>One quarter of « I felt safe » over all groups; a share only where three groups and thirty answers are in it.</summary>
public sealed record Quarter(DateOnly FromOn, int? Percent);

/// <summary>Adds up the blurred parts of finished quarters. No group is ever shown by itself.</summary>
public sealed class Pooled(AppDb db, KeyRing ring)
{
    public const int FewestGroups = 3, FewestAnswers = 30, Quarters = 4;

    public async Task<IReadOnlyList<Quarter>> Last(CancellationToken stop)
    {
        var now = db.Now;
        var current = new DateTime(now.Year, (now.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var first = current.AddMonths(-3 * Quarters);
        var pulses = await db.Pulses.AsNoTracking().Where(p => p.Pooled != null && p.ReleaseAt >= first && p.ReleaseAt < current).ToListAsync(stop);
        return [.. Enumerable.Range(1, Quarters).Select(q => current.AddMonths(-3 * q))
            .Select(from => Of(from, [.. pulses.Where(p => p.ReleaseAt >= from && p.ReleaseAt < from.AddMonths(3))]))];
    }

    Quarter Of(DateTime from, IReadOnlyList<Pulse> pulses)
    {
        var parts = pulses.Select(p => ring.OpenOrNull(p.Place("Pooled"), p.Pooled)).OfType<string>().Select(j => JsonSerializer.Deserialize<Part>(j)!).ToList();
        var (yes, no) = (Math.Max(0, parts.Sum(p => p.Yes)), Math.Max(0, parts.Sum(p => p.No)));
        var enough = pulses.Select(p => p.GroupId).Distinct().Count() >= FewestGroups && yes + no >= FewestAnswers;
        return new(DateOnly.FromDateTime(from), enough ? (int)Math.Round(20.0 * yes / (yes + no)) * 5 : null);
    }
}
