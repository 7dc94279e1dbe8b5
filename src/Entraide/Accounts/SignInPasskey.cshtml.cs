using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>A passkey signs in by itself, and makes the session strong: the device has recognised its person.</summary>
[AllowAnonymous]
public class SignInPasskeyModel(Passkeys passkeys, PasskeyStore store, SignIns signIns, Me me, Brakes brakes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public bool IsPrivate { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(string? credential, string? state, CancellationToken stop)
    {
        var from = Network.Prefix(HttpContext.Connection.RemoteIpAddress);
        await brakes.Pass(BrakeRule.SignInFrom, from);
        if (await passkeys.Answered(credential, state) is not { } answered || (me.AccountId is { } mine && mine != answered.Account.Id))
            throw new Refused("This passkey did not open the door. Please try again, or sign in with your password.");
        await brakes.Release(BrakeRule.SignInFrom, from);
        await store.AddOrUpdatePasskeyAsync(answered.Account, answered.Passkey, stop);
        await signIns.Begin(answered.Account, strong: true, isPrivate: IsPrivate || await signIns.IsPrivate());
        return Redirect(SignIns.Back(To));
    }
}
