using System.Globalization;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Accounts;

/// <summary>A name that somebody bears already is as good as another: the password tells them apart.</summary>
[AllowAnonymous]
public class SignUpModel(Passwords passwords, Enrolment enrolment, MailAddresses mails, Brakes brakes, KnownDevice device, Discretion discretion, SignIns signIns, T words) : EntranceModel(discretion)
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
        if (Names.Clean(Name) is not { } name) throw new Refused("Please choose a name to sign in with.");
        if (name.Length > LongestName) throw new Refused("A name has at most {n} characters.", ("n", LongestName));
        if (Passwords.Problem(Password, name) is { } problem) throw problem;
        if (MailAddresses.Problem(Mail) is { } wrong) throw wrong;
        await brakes.Pass(BrakeRule.SignUp, Network.Prefix(HttpContext.Connection.RemoteIpAddress));
        // Whoever gives the name and the password of an account signs in; guessing here is slowed down as it is there.
        var counted = await brakes.Pass(BrakeRule.SignIn, BlindIndex.Folded(name));

        var proof = await passwords.Stretch(name, Password!, stop);
        var account = await passwords.Find(proof);
        if (account is null)
        {
            account = await enrolment.Enrol(name, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr", "Europe/Paris");
            passwords.Keep(account, proof);
            if (!string.IsNullOrWhiteSpace(Mail))
            {
                mails.AskToConfirm(account, Mail);
                TempData["Done"] = words["Your account is made. A message is on its way to your mailbox: your address is kept once you press the button it leads to."];
            }
            // The session names the account: it must be there first.
            await enrolment.Save(stop);
        }
        await brakes.Release(counted);
        if (IsPrivate) device.Remember(name, account.Id);
        KnowDevice();
        return Redirect(await signIns.AfterPassword(account, IsPrivate, To ?? "/"));
    }
}
