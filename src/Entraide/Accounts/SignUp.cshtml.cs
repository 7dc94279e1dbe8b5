using System.Globalization;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Accounts;

/// <summary>A name that somebody bears already is as good as another: the password tells them apart.</summary>
[AllowAnonymous]
public class SignUpModel(Passwords passwords, Enrolment enrolment, MailAddresses mails, Brakes brakes, KnownDevice device, Discretion discretion, SignIns signIns) : EntranceModel(discretion)
{
    public const int LongestName = 80;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Mail { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Name)) throw new Refused("Please choose a name to sign in with.");
        if (Name.Trim().Length > LongestName) throw new Refused("A name has at most {n} characters.", ("n", LongestName));
        if (Passwords.Problem(Password, Name) is { } problem) throw problem;
        if (MailAddresses.Problem(Mail) is { } wrong) throw wrong;
        await brakes.Pass(BrakeRule.SignUp, Network.Prefix(HttpContext.Connection.RemoteIpAddress));
        // Whoever gives the name and the password of an account signs in; guessing here is slowed down as it is there.
        await brakes.Pass(BrakeRule.SignIn, BlindIndex.Folded(Name));

        var proof = await passwords.Stretch(Name, Password!, stop);
        var account = await passwords.Find(proof);
        if (account is null)
        {
            account = await enrolment.Enrol(Name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr", "Europe/Paris");
            passwords.Keep(account, proof);
            if (!string.IsNullOrWhiteSpace(Mail)) mails.AskToConfirm(account, Mail);
            // The session names the account: it must be there first.
            await enrolment.Save(stop);
        }
        await brakes.Release(BrakeRule.SignIn, BlindIndex.Folded(Name));
        if (IsPrivate) device.Remember(Name);
        KnowDevice();
        return Redirect(await signIns.AfterPassword(account, IsPrivate, To ?? "/"));
    }
}
