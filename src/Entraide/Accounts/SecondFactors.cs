using System.Security.Cryptography;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>What somebody proves besides the password: a code of their phone, a printed code, a passkey.</summary>
public sealed class SecondFactors(AppDb db, KeyRing ring, BlindIndex index)
{
    public const int PrintedCodes = 10;

    public Task<bool> HasApp(Guid account) => db.CodeApps.AnyAsync(a => a.AccountId == account);

    public Task<bool> HasPasskey(Guid account) => db.Passkeys.AnyAsync(p => p.AccountId == account);

    public async Task<bool> HasAny(Guid account) => await HasApp(account) || await HasPasskey(account);

    public Task<int> PrintedCodesLeft(Guid account) => db.RecoveryCodes.CountAsync(c => c.AccountId == account);

    /// <summary>Takes a secret (base 32) for this person's phone. Saved by the caller.</summary>
    public async Task Give(Account account, string secret, long lastStep = 0)
    {
        var app = await db.CodeApps.SingleOrDefaultAsync(a => a.AccountId == account.Id);
        if (app is null) db.CodeApps.Add(app = new() { AccountId = account.Id });
        app.Secret = ring.Seal(account.KeyId, account.Place("Secret"), secret);
        app.LastStep = lastStep;
    }

    /// <summary>
    /// True once for each code of the phone and for each printed code: what is taken is spent at once and on every node, whatever
    /// becomes of the request.
    /// </summary>
    public async Task<bool> Take(Account account, string typed)
    {
        var code = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (code.Length != 6) return await TakePrinted(account.Id, code);
        if (await db.CodeApps.AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == account.Id) is not { } app) return false;
        var secret = OneTimeCode.Bytes(ring.Open(account.Place("Secret"), app.Secret));
        if (OneTimeCode.StepOf(secret, code, db.Now) is not { } step) return false;
        return await db.CodeApps.Where(a => a.AccountId == account.Id && a.LastStep < step)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.LastStep, step)) == 1;
    }

    /// <summary>Ten new printed codes; those before open nothing any more. Saved by the caller.</summary>
    public async Task<IReadOnlyList<string>> Print(Guid account)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync());
        var codes = Enumerable.Range(0, PrintedCodes).Select(_ => OneTimeCode.Text(RandomNumberGenerator.GetBytes(16))[..25]).ToList();
        foreach (var code in codes) db.RecoveryCodes.Add(new() { AccountId = account, Hash = index.Of("recovery", account, code) });
        return [.. codes.Select(c => string.Join('-', c.Chunk(5).Select(five => new string(five))))];
    }

    async Task<bool> TakePrinted(Guid account, string code)
    {
        var hash = index.Of("recovery", account, code);
        return await db.RecoveryCodes.Where(c => c.AccountId == account && c.Hash == hash).ExecuteDeleteAsync() == 1;
    }
}
