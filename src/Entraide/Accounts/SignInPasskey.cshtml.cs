using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Accounts;

/// <summary>A passkey signs in by itself, and makes the session strong: the device has recognised its person.</summary>
[AllowAnonymous]
public class SignInPasskeyModel(Passkeys passkeys, PasskeyStore store, SignIns signIns, Discretion discretion, Me me, Brakes brakes) : EntranceModel(discretion)
{
    public async Task<IActionResult> OnPost(string? credential, string? state, CancellationToken stop)
    {
        var tried = await brakes.Pass(BrakeRule.SignInFrom, Network.Prefix(HttpContext.Connection.RemoteIpAddress));
        if (await passkeys.Answered(credential, state) is not { } answered || (me.AccountId is { } mine && mine != answered.Account.Id))
            throw new Refused("This passkey did not open the door. Please try again, or sign in with your password.");
        await brakes.Release(tried);
        await store.AddOrUpdatePasskeyAsync(answered.Account, answered.Passkey, stop);
        // Whoever was asked on a page before is not asked here.
        var half = await signIns.HalfWay();
        if (half is null && !me.IsSignedIn) KnowDevice();
        var isPrivate = me.IsSignedIn ? await signIns.IsPrivate() : half is null ? IsPrivate : SignIns.IsPrivate(half);
        await signIns.Begin(answered.Account, strong: true, isPrivate);
        return Redirect(SignIns.Back(To));
    }
}
