using System.Security.Cryptography;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>Something that opens once and only for a while: a link in a letter, half a sign-in, a download. Only its keyed hash is kept.</summary>
public class OneTime
{
    public byte[] Hash { get; init; } = [];
    public Guid? AccountId { get; init; }
    public byte[]? Content { get; init; }
    public DateTime EndsAt { get; init; }

    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var now = db.Now;
        return db.OneTimes.Where(o => o.EndsAt < now).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<OneTime>
    {
        public void Configure(EntityTypeBuilder<OneTime> once)
        {
            once.HasKey(o => o.Hash);
            once.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>Makes, looks at and uses up what opens once.</summary>
public sealed class OneTimes(AppDb db, BlindIndex index)
{
    /// <summary>A token of 256 bits, for an address or a cookie. Saved by the caller.</summary>
    public string Make(string purpose, Guid? account, TimeSpan lasts, byte[]? content = null)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Keep(purpose, token, account, lasts, content);
        return token;
    }

    /// <summary>The same for a token short enough to be read out.</summary>
    public void Keep(string purpose, string token, Guid? account, TimeSpan lasts, byte[]? content = null) =>
        db.OneTimes.Add(new() { Hash = Hash(purpose, token), AccountId = account, Content = content, EndsAt = db.Now + lasts });

    public async Task<OneTime?> Find(string purpose, string? token)
    {
        if (string.IsNullOrEmpty(token)) return null;
        var (hash, now) = (Hash(purpose, token), db.Now);
        return await db.OneTimes.AsNoTracking().SingleOrDefaultAsync(o => o.Hash == hash && o.EndsAt > now);
    }

    /// <summary>True for one caller only.</summary>
    public async Task<bool> Use(OneTime once) => await db.OneTimes.Where(o => o.Hash == once.Hash).ExecuteDeleteAsync() == 1;

    /// <summary>True the first time these words are shown.</summary>
    public async Task<bool> Spend(string purpose, string words, TimeSpan remembered)
    {
        var (hash, ends) = (Hash(purpose, words), db.Now + remembered);
        return await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "OneTimes" ("Hash", "EndsAt") VALUES ({hash}, {ends}) ON CONFLICT DO NOTHING""") == 1;
    }

    byte[] Hash(string purpose, string token) => index.Of("once/" + purpose, token);
}
