using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>The second half of signing in, and the door of pages that need a second factor in this session.</summary>
[AllowAnonymous]
public class SecondModel(SecondFactors factors, SignIns signIns, Brakes brakes, AppDb db, Me me) : PageModel
{
    OneTime? half;
    Account? account;

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public bool HasApp { get; private set; }
    public bool HasPasskey { get; private set; }
    public bool HasPrinted { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return Redirect("/sign-in?to=" + Uri.EscapeDataString(SignIns.Back(To)));
        if (half is null && me.IsStrong) return Redirect(SignIns.Back(To));
        // Nothing is set up yet: that comes first, then the way back.
        return HasApp || HasPasskey ? Page() : Redirect("/account/second-factor?to=" + Uri.EscapeDataString(SignIns.Back(To)));
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Load()) return Redirect("/sign-in?to=" + Uri.EscapeDataString(SignIns.Back(To)));
        await brakes.Pass(BrakeRule.SecondFactor, account!.Id);
        if (string.IsNullOrWhiteSpace(Code) || !await factors.Take(account, Code))
            throw new Refused("This code is not right, or was used already. Wait for the next one and type it again.");
        await brakes.Forget(BrakeRule.SecondFactor, account.Id);
        if (half is null) await signIns.Begin(account, strong: true, await signIns.IsPrivate());
        else if (!await signIns.Finish(half, account)) return Redirect("/sign-in");
        return Redirect(SignIns.Back(To));
    }

    async Task<bool> Load()
    {
        half = await signIns.HalfWay();
        account = half is { AccountId: { } id } ? await db.Accounts.FindAsync(id) : me.Account;
        if (account is null) return false;
        (HasApp, HasPasskey) = (await factors.HasApp(account.Id), await factors.HasPasskey(account.Id));
        HasPrinted = await factors.PrintedCodesLeft(account.Id) > 0;
        return true;
    }
}
