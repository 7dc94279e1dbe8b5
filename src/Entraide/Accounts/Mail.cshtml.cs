using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class MailModel(MailAddresses mails, WaysBack ways, Me me) : PageModel
{
    [BindProperty]
    public string? Address { get; set; }

    [FromQuery(Name = "waits")]
    public bool Waits { get; set; }

    public string? Now { get; private set; }

    public void OnGet() => Address = Now = mails.Of(me.Freshly());

    public async Task<IActionResult> OnPost()
    {
        var account = me.Freshly();
        Now = mails.Of(account);
        if (MailAddresses.Problem(Address) is { } problem) throw problem;
        if (Address?.Trim() == Now) return Redirect("/account");
        await ways.Cancel(account);
        // The address before hears of it first.
        mails.TellOfChange(account);
        if (!string.IsNullOrWhiteSpace(Address))
        {
            mails.AskToConfirm(account, Address);
            return Redirect("/account/mail?waits=true");
        }
        MailAddresses.Remove(account);
        return Redirect("/account");
    }
}
