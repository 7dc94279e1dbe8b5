using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class HomeModel(Passwords passwords, MailAddresses mails, SecondFactors factors, AppDb db, Me me) : PageModel
{
    public string Name { get; private set; } = "";
    public string Language { get; private set; } = "";
    public string Zone { get; private set; } = "";
    public string? Mail { get; private set; }
    public bool HasApp { get; private set; }
    public int Passkeys { get; private set; }
    public int Printed { get; private set; }
    public WayBack WayBack { get; private set; }
    public bool NeedsSecond { get; private set; }

    public async Task OnGet()
    {
        var account = me.Account.OrNotFound();
        (Name, Language, Zone, Mail) = (passwords.NameOf(account), account.Language, account.Zone, mails.Of(account));
        WayBack = account.WayBack;
        HasApp = await factors.HasApp(account.Id);
        Passkeys = await db.Passkeys.CountAsync(p => p.AccountId == account.Id);
        Printed = await factors.PrintedCodesLeft(account.Id);
        NeedsSecond = !HasApp && Passkeys == 0 && await me.IsStaff(account);
    }
}
