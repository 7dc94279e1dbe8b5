using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

public enum FactKind
{
    Opened,
    Arrived,

    /// <summary>An arrival ticked by mistake.</summary>
    TakenBack,
    StepBegan,

    /// <summary>The group agreed to <see cref="MeetingFact.Number"/> more minutes for a step.</summary>
    Extended,

    /// <summary>The rules of today agreed to by a show of hands: a number, never names.</summary>
    HandsRaised,
    Closed,

    /// <summary>Nobody closed it; it ended some hours after its time.</summary>
    ClosedByItself,
}

/// <summary>Something that happened in a meeting, in order. Facts are added, never changed; where the meeting stands is folded from them.</summary>
public class MeetingFact
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }

    /// <summary>1, 2, 3 … in the meeting; of two people acting at once the second is told.</summary>
    public int Turn { get; init; }
    public FactKind Kind { get; init; }

    /// <summary>Exact for the meeting itself; a quarter of an hour for what one person did.</summary>
    public DateTime At { get; init; }
    public Guid? SeatId { get; init; }
    public int? Step { get; init; }
    public int? Number { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<MeetingFact>
    {
        public void Configure(EntityTypeBuilder<MeetingFact> fact)
        {
            fact.HasOne<Meeting>().WithMany().HasForeignKey(f => f.MeetingId).OnDelete(DeleteBehavior.Cascade);
            fact.HasOne<Seat>().WithMany().HasForeignKey(f => f.SeatId).OnDelete(DeleteBehavior.SetNull);
            fact.HasIndex(f => new { f.MeetingId, f.Turn }).IsUnique();
            fact.HasIndex(f => f.SeatId);
        }
    }
}
