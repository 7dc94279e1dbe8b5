using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class WayBackModel(WaysBack ways, MailAddresses mails, T words, Me me) : PageModel
{
    [BindProperty]
    public WayBack? Chosen { get; set; }

    [BindProperty]
    public bool IsVouchable { get; set; }

    public bool HasMail { get; private set; }

    public void OnGet()
    {
        var account = Mine();
        (Chosen, IsVouchable) = (account.WayBack, account.IsVouchable);
    }

    public async Task<IActionResult> OnPost()
    {
        var account = Mine();
        if (Chosen is not { } chosen || !Enum.IsDefined(chosen)) throw new Refused("Choose one of the three.");
        if (chosen == account.WayBack && IsVouchable == account.IsVouchable) return Redirect("/account");
        (account.WayBack, account.IsVouchable) = (chosen, IsVouchable);
        await ways.Cancel(account);
        mails.TellOfChange(account);
        TempData["Done"] = words["It is kept."];
        return Redirect("/account/way-back");
    }

    Account Mine()
    {
        var account = me.Freshly();
        HasMail = account.Mail is not null;
        return account;
    }
}
