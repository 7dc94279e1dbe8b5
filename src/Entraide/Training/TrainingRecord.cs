using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Training;

/// <summary>
/// A line in the coordinators' book: whom they trained, under a name they wrote themselves. It is made, and looks the same,
/// whether or not somebody bears the sign-in name that was given: a coordinator cannot try out who has an account.
/// </summary>
public class TrainingRecord
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The key of the name; destroyed with the line.</summary>
    public Guid KeyId { get; init; }
    public byte[] Name { get; set; } = [];
    public Guid? CredentialId { get; set; }
    public Guid? ChapterId { get; init; }
    public string Training { get; init; } = "";
    public DateOnly GivenOn { get; init; }
    public DateOnly UntilOn { get; set; }
    public int Version { get; set; }

    public string Place() => $"TrainingRecord/{Id:N}/Name";

    sealed class Mapping : IEntityTypeConfiguration<TrainingRecord>
    {
        public void Configure(EntityTypeBuilder<TrainingRecord> record)
        {
            record.HasOne<Credential>().WithMany().HasForeignKey(r => r.CredentialId).OnDelete(DeleteBehavior.SetNull);
            record.HasOne<Chapter>().WithMany().HasForeignKey(r => r.ChapterId).OnDelete(DeleteBehavior.Restrict);
            record.HasIndex(r => r.UntilOn);
        }
    }
}
