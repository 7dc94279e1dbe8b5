using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

/// <summary>Somebody of another group holds this one meeting. Their membership here opens nothing else.</summary>
public class StandIn
{
    /// <summary>How long after its end the meeting stays open to them, for the debrief.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(2);

    /// <summary>How long what they wrote of it serves those who hold the next ones; then their membership here ends.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }
    public Guid MembershipId { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<StandIn>
    {
        public void Configure(EntityTypeBuilder<StandIn> standIn)
        {
            standIn.HasOne<Meeting>().WithMany().HasForeignKey(s => s.MeetingId).OnDelete(DeleteBehavior.Cascade);
            standIn.HasOne<Membership>().WithMany().HasForeignKey(s => s.MembershipId).OnDelete(DeleteBehavior.Cascade);
            standIn.HasIndex(s => new { s.MeetingId, s.MembershipId }).IsUnique();
            standIn.HasIndex(s => s.MembershipId);
        }
    }
}
