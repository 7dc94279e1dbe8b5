using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Work;

/// <summary>A piece of recurring work: its name, how often, and what it does.</summary>
/// <param name="At">The hour of the day (UTC) of daily work; without it the work begins at the first start.</param>
public sealed record RecurringWork(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> Run, TimeOnly? At = null)
{
    public DateTime Next(DateTime now)
    {
        if (At is not { } hour) return now + Every;
        var today = DateOnly.FromDateTime(now).ToDateTime(hour, DateTimeKind.Utc);
        return today > now ? today : today + Every;
    }
}

/// <summary>When a piece of recurring work is due next; the row is what lets one node of several take it.</summary>
public class RecurringRun
{
    public string Name { get; init; } = "";
    public DateTime NextAt { get; set; }

    /// <summary>When it last ended well.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>The kind of the last failure; null when it last ended well.</summary>
    public string? Error { get; set; }

    public static async Task<bool> Claim(AppDb db, RecurringWork work, DateTime now, CancellationToken stop)
    {
        var next = work.Next(now);
        if (await db.RecurringRuns.Where(r => r.Name == work.Name && r.NextAt <= now).ExecuteUpdateAsync(u => u.SetProperty(r => r.NextAt, next), stop) == 1)
            return true;
        if (await db.RecurringRuns.AnyAsync(r => r.Name == work.Name, stop)) return false;
        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "RecurringRuns" ("Name", "NextAt") VALUES ({work.Name}, {next}) ON CONFLICT DO NOTHING""", stop) == 1 && work.At is null;
    }

    sealed class Mapping : IEntityTypeConfiguration<RecurringRun>
    {
        public void Configure(EntityTypeBuilder<RecurringRun> run) => run.HasKey(r => r.Name);
    }
}
