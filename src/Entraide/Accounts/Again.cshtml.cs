using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>Who found an open session does not get past this.</summary>
public class AgainModel(Passwords passwords, SecondFactors factors, SignIns signIns, Brakes brakes, Me me) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool HasPasskey { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var account = me.Account!;
        await brakes.Pass(BrakeRule.SignIn, account.Id);
        if (string.IsNullOrEmpty(Password) || Password.Length > Passwords.Longest || !await passwords.Verify(account, Password))
            throw new Refused("This is not your password. Capitals matter.");
        await brakes.Forget(BrakeRule.SignIn, account.Id);
        await signIns.Begin(account, me.IsStrong, await signIns.IsPrivate());
        return Redirect(SignIns.Back(To));
    }

    async Task Load() => HasPasskey = await factors.HasPasskey(me.Account.OrNotFound().Id);
}
