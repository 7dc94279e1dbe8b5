using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class NewPasskeyModel(Passkeys passkeys, PasskeyStore store, Passwords passwords, SecondFactors factors, SignIns signIns, MailAddresses mails, AppDb db, Me me) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public PasskeyQuestion Question { get; private set; } = null!;

    public Task OnGet() => Prepare();

    public async Task<IActionResult> OnPost(string? credential, string? state, CancellationToken stop)
    {
        var account = await Prepare();
        // A question is answered once: after a refusal the page must carry the new one.
        ModelState.Remove("state");
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > AccountPasskey.LongestName) throw new Refused("Give your passkey a name of at most {n} characters.", ("n", AccountPasskey.LongestName));
        if (await db.Passkeys.CountAsync(p => p.AccountId == account.Id, stop) >= AccountPasskey.Most) throw new Refused("Ten passkeys are enough. Remove one that you no longer use.");
        if (await passkeys.AnsweredNew(account, credential, state) is not { } passkey) throw new Refused("The passkey was not taken. Please try again.");
        passkey.Name = name;
        await store.AddOrUpdatePasskeyAsync(account, passkey, stop);
        await signIns.EndOthers(account);
        mails.TellOfChange(account);
        await signIns.Begin(account, strong: true, await signIns.IsPrivate());
        return Redirect(await factors.PrintedCodesLeft(account.Id) > 0 ? "/account/passkeys" : "/account/recovery-codes?to=" + Uri.EscapeDataString(To ?? "/account/passkeys"));
    }

    async Task<Account> Prepare()
    {
        var account = me.Freshly();
        if (await factors.HasAny(account.Id) && !me.IsStrong) throw new NeedsStrongSignIn();
        Question = await passkeys.AskNew(account, passwords.NameOf(account));
        return account;
    }
}
