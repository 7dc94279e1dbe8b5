using System.Text.Json;
using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Work;

/// <summary>A noteworthy fact: audit trail, outbox and source of notifications at once. Ids only, never content, never an account beside a group.</summary>
public class Happening
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public DateTime At { get; init; }
    public string Kind { get; init; } = "";
    public string Subject { get; init; } = "";

    /// <summary>A month after everything that had to follow it did.</summary>
    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var before = db.Now.AddDays(-30);
        return db.Happenings.Where(h => h.At < before && !db.Deliveries.Any(d => d.HappeningId == h.Id)).ExecuteDeleteAsync(stop);
    }

    public object Read() => JsonSerializer.Deserialize(Subject, Reactions.Kinds[Kind])!;

    sealed class Mapping : IEntityTypeConfiguration<Happening>
    {
        public void Configure(EntityTypeBuilder<Happening> happening) => happening.HasIndex(h => h.At);
    }
}

/// <summary>One happening on its way to one reaction. Delivered at least once, and then gone: its hour would join a session to a membership.</summary>
public class Delivery
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid HappeningId { get; init; }
    public string Reaction { get; init; } = "";
    public DateTime DueAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> delivery)
        {
            delivery.HasOne<Happening>().WithMany().HasForeignKey(d => d.HappeningId).OnDelete(DeleteBehavior.Cascade);
            delivery.HasIndex(d => d.DueAt);
        }
    }
}

public static class Noting
{
    /// <summary>Leaves nothing of a happening that one reaction has carried out, where its number beside others would tell too much.</summary>
    public static async Task Forget(this Store db, Guid happeningId, CancellationToken stop)
    {
        if (await db.Happenings.FindAsync([happeningId], stop) is { } done) db.Happenings.Remove(done);
    }

    /// <summary>Writes the happening and its deliveries in the same save as the change itself.</summary>
    public static void Note(this Store db, object happening)
    {
        var now = db.Now;
        var kind = happening.GetType().Name;
        var row = new Happening { At = now.ToQuarterHour(), Kind = kind, Subject = JsonSerializer.Serialize(happening, happening.GetType()) };
        db.Happenings.Add(row);
        foreach (var reaction in Reactions.For(kind))
            db.Deliveries.Add(new() { HappeningId = row.Id, Reaction = reaction, DueAt = row.At });
    }

    /// <summary>Times kept inside a group are this coarse, so that they do not join a person's sessions to their memberships.</summary>
    public static DateTime ToQuarterHour(this DateTime at) => new(at.Ticks - at.Ticks % TimeSpan.FromMinutes(15).Ticks, DateTimeKind.Utc);
}
