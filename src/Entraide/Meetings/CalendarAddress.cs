using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

/// <summary>
/// A secret address at which a calendar reads dates without signing in: all of one person's, or those of one group through one
/// place in it; each has one, under its own id. It ends when its owner ends it, when the account is erased, or when the place is given up.
/// </summary>
public class CalendarAddress
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the key; the key itself is shown once.</summary>
    public byte[] Hash { get; init; } = [];
    public Guid? AccountId { get; init; }
    public Guid? MembershipId { get; init; }

    /// <summary>True when the person wants to read names and places in their calendar. Otherwise titles are neutral.</summary>
    public bool NamesGroups { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<CalendarAddress>
    {
        public void Configure(EntityTypeBuilder<CalendarAddress> address)
        {
            address.HasIndex(a => a.Hash).IsUnique();
            address.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
            address.HasOne<Membership>().WithMany().HasForeignKey(a => a.MembershipId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
