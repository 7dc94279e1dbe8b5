using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

/// <summary>
/// An address with which somebody may read about a group that is not listed, and ask to join it; or, once, take a part in leading it.
/// One of each at a time per group.
/// </summary>
public class Invitation
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }

    /// <summary>Opens a facilitator's place, to one person with a current credential.</summary>
    public bool ToLead { get; init; }
    public byte[] Hash { get; init; } = [];

    /// <summary>The word of the address, sealed, so that those who lead can read it again.</summary>
    public byte[] Word { get; init; } = [];
    public DateOnly EndsOn { get; init; }

    static Invitation Of(Group group, KeyRing ring, DateOnly today, bool toLead = false)
    {
        var (id, word) = (Guid.NewGuid(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        return new() { Id = id, GroupId = group.Id, ToLead = toLead, Hash = HashOf(word), Word = ring.Seal(group.KeyId, PlaceOf(id), word), EndsOn = today.AddDays(30) };
    }

    public string Path(KeyRing ring) => $"/{(ToLead ? "lead" : "invitations")}/{ring.Open(PlaceOf(Id), Word)}";

    /// <summary>What a word opens, as long as it lasts.</summary>
    public static Task<Invitation?> Find(AppDb db, string word, bool toLead)
    {
        var (hash, today) = (HashOf(word), DateOnly.FromDateTime(db.Now));
        return db.Invitations.SingleOrDefaultAsync(i => i.Hash == hash && i.ToLead == toLead && i.EndsOn >= today
            && db.Groups.Any(g => g.Id == i.GroupId && (g.State == GroupState.Open || g.State == GroupState.Forming)));
    }

    public static async Task<bool> Opens(AppDb db, Guid groupId, string word) => (await Find(db, word, toLead: false))?.GroupId == groupId;

    /// <summary>A new address in the place of the last one; true when there was one that still opened something.</summary>
    public static async Task<bool> Renew(AppDb db, Group group, KeyRing ring, bool toLead = false)
    {
        var today = DateOnly.FromDateTime(db.Now);
        var old = await db.Invitations.SingleOrDefaultAsync(i => i.GroupId == group.Id && i.ToLead == toLead);
        if (old is not null) db.Invitations.Remove(old);
        db.Invitations.Add(Of(group, ring, today, toLead));
        return old?.EndsOn >= today;
    }

    /// <summary>The address in force, for those who may read it again.</summary>
    public static Task<Invitation?> InForce(AppDb db, Guid groupId, bool toLead = false)
    {
        var today = DateOnly.FromDateTime(db.Now);
        return db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.GroupId == groupId && i.ToLead == toLead && i.EndsOn >= today);
    }

    static string PlaceOf(Guid id) => $"Invitation/{id:N}/Word";

    static byte[] HashOf(string word) => SHA256.HashData(Encoding.UTF8.GetBytes(word));

    sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId).OnDelete(DeleteBehavior.Cascade);
            invitation.HasIndex(i => new { i.GroupId, i.ToLead }).IsUnique();
            invitation.HasIndex(i => i.Hash).IsUnique();
        }
    }
}
