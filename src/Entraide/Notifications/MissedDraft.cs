using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Notifications;

public enum MissedState
{
    Waiting,
    Sent,
    Dismissed,
}

/// <summary>Somebody was away twice in a row without a word. A human of the group may write to them, or leave it; nothing is sent by itself.</summary>
public class MissedDraft
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MembershipId { get; init; }

    /// <summary>The second meeting they were away from.</summary>
    public Guid MeetingId { get; init; }
    public MissedState State { get; set; }
    public int Version { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<MissedDraft>
    {
        public void Configure(EntityTypeBuilder<MissedDraft> draft)
        {
            draft.HasOne<Membership>().WithMany().HasForeignKey(d => d.MembershipId).OnDelete(DeleteBehavior.Cascade);
            draft.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Cascade);
            draft.HasIndex(d => new { d.MembershipId, d.MeetingId }).IsUnique();
        }
    }
}
