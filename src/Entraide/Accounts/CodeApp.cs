using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>The application on somebody's phone that shows a new six-digit code every thirty seconds.</summary>
public class CodeApp
{
    public Guid AccountId { get; init; }
    public byte[] Secret { get; set; } = [];

    /// <summary>The thirty seconds of the last code that was taken: it and all before it are spent.</summary>
    public long LastStep { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<CodeApp>
    {
        public void Configure(EntityTypeBuilder<CodeApp> app)
        {
            app.HasKey(a => a.AccountId);
            app.HasOne<Account>().WithOne().HasForeignKey<CodeApp>(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A printed code of 125 bits that replaces the phone once.</summary>
public class RecoveryCode
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid AccountId { get; init; }
    public byte[] Hash { get; init; } = [];

    sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
            code.HasIndex(c => new { c.AccountId, c.Hash }).IsUnique();
        }
    }
}
