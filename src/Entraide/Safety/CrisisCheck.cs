using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Safety;

/// <summary>Somebody of the association called a number of the crisis directory and found it right.</summary>
public class CrisisCheck
{
    public string Key { get; init; } = "";
    public DateOnly CheckedOn { get; set; }
    public Guid? CheckedBy { get; set; }

    /// <summary>When each number was last found right; the day of shipping for those not in it.</summary>
    public static async Task<Func<CrisisNumber, DateOnly>> Dates(AppDb db, CancellationToken stop)
    {
        var known = await db.CrisisChecks.AsNoTracking().ToDictionaryAsync(c => c.Key, c => c.CheckedOn, stop);
        return number => known.TryGetValue(number.Key, out var on) && on > CrisisNumbers.ShippedOn ? on : CrisisNumbers.ShippedOn;
    }

    sealed class Mapping : IEntityTypeConfiguration<CrisisCheck>
    {
        public void Configure(EntityTypeBuilder<CrisisCheck> check)
        {
            check.HasKey(c => c.Key);
            check.HasOne<Account>().WithMany().HasForeignKey(c => c.CheckedBy).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
