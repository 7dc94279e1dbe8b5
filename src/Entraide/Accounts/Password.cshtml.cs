using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class PasswordModel(Passwords passwords, SignIns signIns, MailAddresses mails, WaysBack ways, Me me) : PageModel
{
    [BindProperty]
    public string? NewPassword { get; set; }

    public void OnGet() => me.Freshly();

    public async Task<IActionResult> OnPost()
    {
        var account = me.Freshly();
        if (Passwords.Problem(NewPassword, passwords.NameOf(account)) is { } problem) throw problem;
        await passwords.Set(account, NewPassword!);
        account.PasswordCameByMail = false;
        await ways.Cancel(account);
        await signIns.EndOthers(account);
        mails.TellOfChange(account);
        return Redirect("/account");
    }
}
