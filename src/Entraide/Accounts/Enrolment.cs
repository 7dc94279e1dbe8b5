using System.Security.Claims;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>The only code that makes an account.</summary>
public sealed class Enrolment(AppDb db, KeyRing ring, BlindIndex index)
{
    DateOnly Month => new(db.Now.Year, db.Now.Month, 1);

    public byte[] NameIndex(string name) => index.Of("account", BlindIndex.Folded(name));

    /// <summary>For scenes and tests: names are not unique, and nobody who signs in is found by a name alone.</summary>
    public Task<Account?> Named(string name)
    {
        var hash = NameIndex(name);
        return db.Accounts.Where(a => a.NameIndex == hash).OrderBy(a => a.Id).FirstOrDefaultAsync();
    }

    public async Task<Account> Enrol(string name, string language, string zone)
    {
        var account = new Account
        {
            KeyId = await ring.Make(),
            NameIndex = NameIndex(name),
            Language = language,
            Zone = zone,
            CreatedOn = Month,
            UsedOn = Month,
        };
        account.Name = ring.Seal(account.KeyId, account.Place("Name"), name.Trim());
        db.Accounts.Add(account);
        return account;
    }

    /// <summary>The password must be set again: it is stretched under the name.</summary>
    public void Rename(Account account, string name)
    {
        account.NameIndex = NameIndex(name);
        account.Name = ring.Seal(account.KeyId, account.Place("Name"), name.Trim());
    }

    /// <summary>Somebody is there: whatever was said of an end is off.</summary>
    public async Task Use(Account account)
    {
        var month = Month;
        if (account.UsedOn == month && account.EndsOn is null) return;
        // Not through the row: two doors opened at the same moment are no conflict.
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.UsedOn, month).SetProperty(a => a.EndsOn, (DateOnly?)null).SetProperty(a => a.ToldOn, (DateOnly?)null));
    }

    /// <summary>For what must be there before it is used in the same request.</summary>
    public Task Save(CancellationToken stop) => db.SaveChangesAsync(stop);

    /// <summary>What a session says of its person: which account, and whether a passkey or a one-time code was proved.</summary>
    public static ClaimsPrincipal Principal(Account account, bool strong) => new(new ClaimsIdentity(
        [new(Platform.Web.Person.Claim, account.Id.ToString()), .. strong ? [new Claim(Me.StrongClaim, "yes")] : Array.Empty<Claim>()],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
