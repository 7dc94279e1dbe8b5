using System.Security.Claims;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>The only code that makes an account.</summary>
public sealed class Enrolment(AppDb db, KeyRing ring, BlindIndex index)
{
    public byte[] NameIndex(string name) => index.Of("account", BlindIndex.Folded(name));

    public Task<Account?> Named(string name)
    {
        var hash = NameIndex(name);
        return db.Accounts.SingleOrDefaultAsync(a => a.NameIndex == hash);
    }

    public async Task<Account> Enrol(string name, string language, string zone)
    {
        var account = new Account
        {
            KeyId = await ring.Make(),
            NameIndex = NameIndex(name),
            Language = language,
            Zone = zone,
            CreatedOn = new(db.Now.Year, db.Now.Month, 1),
        };
        account.Name = ring.Seal(account.KeyId, account.Place("Name"), name.Trim());
        db.Accounts.Add(account);
        return account;
    }

    /// <summary>What a session says of its person: which account, and whether a passkey or a one-time code was proved.</summary>
    public static ClaimsPrincipal Principal(Account account, bool strong) => new(new ClaimsIdentity(
        [new(Me.AccountClaim, account.Id.ToString()), .. strong ? [new Claim(Me.StrongClaim, "yes")] : Array.Empty<Claim>()],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
