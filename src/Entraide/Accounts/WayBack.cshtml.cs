using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class WayBackModel(WaysBack ways, MailAddresses mails, T words, Me me) : PageModel
{
    [BindProperty]
    public WayBack? Chosen { get; set; }

    public bool HasMail { get; private set; }

    public void OnGet() => Chosen = Mine().WayBack;

    public async Task<IActionResult> OnPost()
    {
        var account = Mine();
        if (Chosen is not { } chosen || !Enum.IsDefined(chosen)) throw new Refused("Choose one of the three.");
        if (chosen == account.WayBack) return Redirect("/account");
        account.WayBack = chosen;
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
