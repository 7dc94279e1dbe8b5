using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Feedback;

/// <summary>What a member says of a meeting under the name they bear, to those who hold the group. Sealed under their own key.</summary>
public class SignedWord
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }
    public Guid MembershipId { get; init; }
    public byte[] Text { get; set; } = [];
    public int Version { get; set; }

    public string Place() => $"SignedWord/{MeetingId:N}/{Id:N}/Text";

    sealed class Mapping : IEntityTypeConfiguration<SignedWord>
    {
        public void Configure(EntityTypeBuilder<SignedWord> word)
        {
            word.HasOne<Meeting>().WithMany().HasForeignKey(w => w.MeetingId).OnDelete(DeleteBehavior.Cascade);
            word.HasOne<Membership>().WithMany().HasForeignKey(w => w.MembershipId).OnDelete(DeleteBehavior.Cascade);
            word.HasIndex(w => new { w.MeetingId, w.MembershipId }).IsUnique();
            word.HasIndex(w => w.MembershipId);
        }
    }
}
