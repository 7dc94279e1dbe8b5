using System.Text.Json;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>What is kept of a passkey.</summary>
public sealed record PasskeyFacts(
    byte[] CredentialId, byte[] PublicKey, DateTime On, uint SignCount, string[]? Transports,
    bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson, string Name);

/// <summary>Gives the framework's passkeys a home in our tables: sealed under the account's key. Saved by the caller.</summary>
public sealed class PasskeyStore(AppDb db, KeyRing ring, BlindIndex index) : IUserPasskeyStore<Account>
{
    public byte[] IndexOf(byte[] credential) => index.Of("passkey", Convert.ToHexStringLower(credential));

    public PasskeyFacts Open(AccountPasskey passkey) => JsonSerializer.Deserialize<PasskeyFacts>(ring.Open(passkey.Place, passkey.Data))!;

    public void Seal(Account account, AccountPasskey passkey, PasskeyFacts facts) => passkey.Data = ring.Seal(account.KeyId, passkey.Place, JsonSerializer.Serialize(facts));

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken stop)
    {
        var row = await Row(passkey.CredentialId, stop);
        var on = new DateTime(passkey.CreatedAt.Year, passkey.CreatedAt.Month, passkey.CreatedAt.Day, 0, 0, 0, DateTimeKind.Utc);
        if (row is null) db.Passkeys.Add(row = new() { AccountId = user.Id, CredentialIndex = IndexOf(passkey.CredentialId) });
        Seal(user, row, new(passkey.CredentialId, passkey.PublicKey, on, passkey.SignCount, passkey.Transports, passkey.IsUserVerified,
            passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson, passkey.Name ?? ""));
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken stop) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(stop)).Select(p => Info(Open(p)))];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken stop) =>
        await Row(credentialId, stop) is { } row ? await db.Accounts.SingleOrDefaultAsync(a => a.Id == row.AccountId, stop) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken stop) =>
        await Row(credentialId, stop) is { } row && row.AccountId == user.Id ? Info(Open(row)) : null;

    public async Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken stop)
    {
        if (await Row(credentialId, stop) is { } row && row.AccountId == user.Id) db.Passkeys.Remove(row);
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken stop) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken stop) => Task.FromResult<string?>(ring.Open(user.Place("Name"), user.Name));

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken stop) => GetUserNameAsync(user, stop);

    public Task<Account?> FindByIdAsync(string userId, CancellationToken stop) =>
        Guid.TryParse(userId, out var id) ? db.Accounts.SingleOrDefaultAsync(a => a.Id == id, stop) : Task.FromResult<Account?>(null);

    // Names find nobody here, and accounts are made and ended elsewhere.
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken stop) => Task.FromResult<Account?>(null);
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken stop) => throw new NotSupportedException();
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken stop) => throw new NotSupportedException();
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken stop) => throw new NotSupportedException();
    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken stop) => throw new NotSupportedException();
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken stop) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    Task<AccountPasskey?> Row(byte[] credential, CancellationToken stop)
    {
        var hash = IndexOf(credential);
        return db.Passkeys.SingleOrDefaultAsync(p => p.CredentialIndex == hash, stop);
    }

    static UserPasskeyInfo Info(PasskeyFacts p) => new(p.CredentialId, p.PublicKey, new(p.On, TimeSpan.Zero), p.SignCount, p.Transports,
        p.IsUserVerified, p.IsBackupEligible, p.IsBackedUp, p.AttestationObject, p.ClientDataJson) { Name = p.Name };
}
