using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>A key kept by somebody's device, which signs them in without a name and a password.</summary>
public class AccountPasskey
{
    public const int Most = 10;
    public const int LongestName = 60;

    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid AccountId { get; init; }

    /// <summary>Keyed hash of what the device calls it.</summary>
    public byte[] CredentialIndex { get; init; } = [];

    /// <summary>A <see cref="PasskeyFacts"/>, sealed.</summary>
    public byte[] Data { get; set; } = [];

    public string Place => $"AccountPasskey/{AccountId:N}/{Id:N}";

    sealed class Mapping : IEntityTypeConfiguration<AccountPasskey>
    {
        public void Configure(EntityTypeBuilder<AccountPasskey> passkey)
        {
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
            passkey.HasIndex(p => p.CredentialIndex).IsUnique();
        }
    }
}
