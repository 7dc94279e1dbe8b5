using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class RemovePasskeyModel(PasskeyStore store, SecondFactors factors, SignIns signIns, MailAddresses mails, AppDb db, Me me) : PageModel
{
    public string Name { get; private set; } = "";

    public async Task OnGet(Guid id) => Name = store.Open(await Find(id)).Name;

    public async Task<IActionResult> OnPost(Guid id)
    {
        var passkey = await Find(id);
        Name = store.Open(passkey).Name;
        var account = me.Account!;
        if (await me.IsStaff(account) && !await factors.HasApp(account.Id) && await db.Passkeys.CountAsync(p => p.AccountId == account.Id) == 1)
            throw new Refused("You answer for others and this is your only second factor. Set up another before you remove it.");
        db.Passkeys.Remove(passkey);
        await signIns.EndOthers(account);
        mails.TellOfChange(account);
        return Redirect("/account/passkeys");
    }

    async Task<AccountPasskey> Find(Guid id)
    {
        var account = me.Freshly();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
        return await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == account.Id).OrNotFound();
    }
}
