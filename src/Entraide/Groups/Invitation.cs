using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

/// <summary>An address with which somebody may read about a group that is not listed, and ask to join it. One at a time per group.</summary>
public class Invitation
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }
    public byte[] Hash { get; init; } = [];

    /// <summary>The word of the address, sealed, so that those who lead can read it again.</summary>
    public byte[] Word { get; init; } = [];
    public DateOnly EndsOn { get; init; }

    public static Invitation Of(Group group, KeyRing ring, DateOnly today)
    {
        var (id, word) = (Guid.NewGuid(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        return new() { Id = id, GroupId = group.Id, Hash = HashOf(word), Word = ring.Seal(group.KeyId, PlaceOf(id), word), EndsOn = today.AddDays(30) };
    }

    public string Path(KeyRing ring) => $"/invitations/{ring.Open(PlaceOf(Id), Word)}";

    /// <summary>The group a word opens, as long as it lasts.</summary>
    public static async Task<Guid?> Find(AppDb db, string word)
    {
        var (hash, today) = (HashOf(word), DateOnly.FromDateTime(db.Now));
        return await db.Invitations.Where(i => i.Hash == hash && i.EndsOn >= today
            && db.Groups.Any(g => g.Id == i.GroupId && (g.State == GroupState.Open || g.State == GroupState.Forming))).Select(i => (Guid?)i.GroupId).SingleOrDefaultAsync();
    }

    public static async Task<bool> Opens(AppDb db, Guid groupId, string word) => await Find(db, word) == groupId;

    static string PlaceOf(Guid id) => $"Invitation/{id:N}/Word";

    static byte[] HashOf(string word) => SHA256.HashData(Encoding.UTF8.GetBytes(word));

    sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.HasOne<Group>().WithMany().HasForeignKey(i => i.GroupId).OnDelete(DeleteBehavior.Cascade);
            invitation.HasIndex(i => i.GroupId).IsUnique();
            invitation.HasIndex(i => i.Hash).IsUnique();
        }
    }
}
