using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

public enum Coming
{
    Yes,
    No,

    /// <summary>Wants to come and waits for a seat of this date.</summary>
    Waiting,

    /// <summary>A seat is held for them until <see cref="Seat.OfferEndsAt"/>.</summary>
    Offered,

    /// <summary>The seat held for them was not taken in time and went to the next person.</summary>
    Lapsed,
}

/// <summary>How one person attends one meeting, said in advance and changeable on the day.</summary>
public class Seat
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }
    public Guid MembershipId { get; init; }
    public Coming Coming { get; set; }

    /// <summary>One of room, screen, phone, text.</summary>
    public Formats How { get; set; }

    /// <summary>True: came to listen this time and is not offered the floor unless they ask.</summary>
    public bool Listens { get; set; }

    /// <summary>What they need to be able to come, sealed under their own key; the facilitator sees counts.</summary>
    public byte[]? Needs { get; set; }

    /// <summary>Their turn on this date's waiting list.</summary>
    public int WaitingTurn { get; set; }
    public DateTime? OfferEndsAt { get; set; }

    /// <summary>True once let in; null as long as nobody said.</summary>
    public bool? Came { get; set; }
    public int Version { get; set; }

    /// <summary>Counts against the limit of the date.</summary>
    public bool IsTaken => Coming is Coming.Yes or Coming.Offered;

    public string Place(string column) => $"Seat/{MeetingId:N}/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<Seat>
    {
        public void Configure(EntityTypeBuilder<Seat> seat)
        {
            seat.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Cascade);
            seat.HasOne<Membership>().WithMany().HasForeignKey(s => s.MembershipId).OnDelete(DeleteBehavior.Cascade);
            seat.HasIndex(s => new { s.MeetingId, s.MembershipId }).IsUnique();
            seat.HasIndex(s => s.MembershipId);
        }
    }
}
