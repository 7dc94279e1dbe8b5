using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>One sign-in. Nothing here says which groups the person belongs to; <see cref="Links"/> is sealed and padded.</summary>
public class Account
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public byte[] NameIndex { get; set; } = [];
    public byte[] Name { get; set; } = [];
    public string? PasswordHash { get; set; }
    public byte[]? Mail { get; set; }
    public byte[]? MailIndex { get; set; }
    public string Language { get; set; } = "fr";
    public byte[]? Links { get; set; }
    public DateOnly CreatedOn { get; init; }
    public int Version { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.HasIndex(a => a.NameIndex).IsUnique();
            account.HasIndex(a => a.MailIndex).IsUnique();
        }
    }
}
