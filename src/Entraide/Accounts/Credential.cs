using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>A facilitator's training, with an end. Somebody holds it, not one of their memberships: it serves in every group they lead.</summary>
public class Credential
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid AccountId { get; init; }
    public string Training { get; init; } = "";
    public DateOnly GivenOn { get; init; }
    public DateOnly UntilOn { get; set; }

    /// <summary>The last day its holder was told that it ends.</summary>
    public DateOnly? ToldOn { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Credential>
    {
        public void Configure(EntityTypeBuilder<Credential> credential) =>
            credential.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

static class Credentials
{
    /// <summary>True when this person holds a training that is in force today.</summary>
    public static Task<bool> IsTrained(this AppDb db, Guid? account, CancellationToken stop = default)
    {
        var today = DateOnly.FromDateTime(db.Now);
        return db.Credentials.AnyAsync(c => c.AccountId == account && c.GivenOn <= today && today <= c.UntilOn, stop);
    }
}
