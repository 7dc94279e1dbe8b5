using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

public enum OfficeKind
{
    Coordinator,
    Administrator,
}

/// <summary>What somebody does for the association, apart from any group. A coordinator without chapter looks after all of them.</summary>
public class Office
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid AccountId { get; init; }
    public OfficeKind Kind { get; init; }
    public Guid? ChapterId { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> office)
        {
            office.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
            office.HasIndex(o => new { o.AccountId, o.Kind, o.ChapterId }).IsUnique();
        }
    }
}
