using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>Replaces the password and nothing else: whoever has a second factor still proves it when signing in.</summary>
[AllowAnonymous]
public class NewPasswordModel(OneTimes once, Passwords passwords, SignIns signIns, MailAddresses mails, AppDb db) : PageModel
{
    [BindProperty]
    public string? NewPassword { get; set; }

    public string Name { get; private set; } = "";

    public async Task OnGet(string token) => await Find(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var (found, account) = await Find(token);
        if (Passwords.Problem(NewPassword, Name) is { } problem) throw problem;
        var proof = await passwords.Stretch(Name, NewPassword!);
        if (!await once.Use(found)) throw new NotFound();
        passwords.Keep(account, proof);
        (account.PasswordCameByMail, account.WayBackAt) = (true, null);
        await signIns.EndAll(account);
        mails.TellOfChange(account);
        return Redirect("/sign-in");
    }

    async Task<(OneTime Found, Account Account)> Find(string token)
    {
        var found = await once.Find(MailAddresses.Reset, token).OrNotFound();
        var account = await db.Accounts.FindAsync(found.AccountId).AsTask().OrNotFound();
        // The slow link exists from the first hour on; whoever finds it earlier than the letter opens nothing.
        if (account.WayBackAt > db.Now) throw new NotFound();
        Name = passwords.NameOf(account);
        return (found, account);
    }
}
