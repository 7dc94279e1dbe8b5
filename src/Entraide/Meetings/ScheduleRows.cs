using System.Text.Json;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

/// <summary>The rule of a group from a day on.</summary>
public class ScheduleRule
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }
    public DateOnly FromOn { get; init; }

    /// <summary>A <see cref="Meetings.Rhythm"/>.</summary>
    public string Rhythm { get; set; } = "";

    public Rhythm Read() => JsonSerializer.Deserialize<Rhythm>(Rhythm)!;

    sealed class Mapping : IEntityTypeConfiguration<ScheduleRule>
    {
        public void Configure(EntityTypeBuilder<ScheduleRule> rule)
        {
            rule.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Cascade);
            rule.HasIndex(r => new { r.GroupId, r.FromOn }).IsUnique();
        }
    }
}

public enum DateDecision
{
    Cancelled,
    Moved,
    Added,
}

/// <summary>What a group decided for one date.</summary>
public class ScheduleException
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }

    /// <summary>Decisions of one group apply in this order: 1, 2, 3 …</summary>
    public int Turn { get; init; }
    public DateDecision Decision { get; init; }
    public DateOnly On { get; init; }
    public DateOnly? ToOn { get; init; }
    public TimeOnly? Time { get; init; }
    public int? Minutes { get; init; }

    public DateChange Read() => Decision switch
    {
        DateDecision.Cancelled => new CancelledDate(On),
        DateDecision.Moved => new MovedDate(On, ToOn!.Value, Time!.Value, Minutes),
        DateDecision.Added => new AddedDate(On, Time!.Value, Minutes),
        _ => throw new InvalidOperationException(),
    };

    sealed class Mapping : IEntityTypeConfiguration<ScheduleException>
    {
        public void Configure(EntityTypeBuilder<ScheduleException> exception)
        {
            exception.HasOne<Group>().WithMany().HasForeignKey(e => e.GroupId).OnDelete(DeleteBehavior.Cascade);
            exception.HasIndex(e => new { e.GroupId, e.Turn }).IsUnique();
        }
    }
}
