using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>A link that a mailbox looks at by itself is not yet used up: that takes the button.</summary>
[AllowAnonymous]
public class ConfirmMailModel(OneTimes once, MailAddresses mails, AppDb db) : PageModel
{
    public async Task OnGet(string token) => await Find(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var found = await Find(token);
        var account = await db.Accounts.FindAsync(found.AccountId).AsTask().OrNotFound();
        if (!await once.Use(found)) throw new NotFound();
        mails.Keep(account, found);
        return Redirect("/account");
    }

    Task<OneTime> Find(string token) => once.Find(MailAddresses.Confirm, token).OrNotFound();
}
