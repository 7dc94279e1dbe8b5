using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Accounts;

/// <summary>Unknown name, wrong password: one answer, after the same work.</summary>
[AllowAnonymous]
public class SignInModel(Passwords passwords, Brakes brakes, KnownDevice device, Discretion discretion, SignIns signIns) : EntranceModel(discretion)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Name) || string.IsNullOrEmpty(Password))
            throw new Refused("Please give your sign-in name and your password.");
        if (Name.Length > SignUpModel.LongestName || Password.Length > Passwords.Longest) throw NotGood();
        var known = device.For(Name);
        (BrakeRule Rule, object Who)[] tries = known is null
            ? [(BrakeRule.SignIn, BlindIndex.Folded(Name)), (BrakeRule.SignInFrom, Network.Prefix(HttpContext.Connection.RemoteIpAddress))]
            : [(BrakeRule.SignIn, known)];
        foreach (var (rule, who) in tries) await brakes.Pass(rule, who);

        if (await passwords.Find(await passwords.Stretch(Name, Password, stop)) is not { } account) throw NotGood();

        await brakes.Forget(tries[0].Rule, tries[0].Who);
        foreach (var (rule, who) in tries.Skip(1)) await brakes.Release(rule, who);
        if (IsPrivate && known is null) device.Remember(Name);
        KnowDevice();
        return Redirect(await signIns.AfterPassword(account, IsPrivate, To));
    }

    static Refused NotGood() => new("This name and this password do not go together. Capitals in the name do not matter; in the password they do.");
}
