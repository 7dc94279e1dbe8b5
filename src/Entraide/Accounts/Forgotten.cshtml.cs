using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>The same words, the same status and nearly the same work for an address that is known and for one that is not.</summary>
[AllowAnonymous]
public class ForgottenModel(MailAddresses mails, Brakes brakes) : PageModel
{
    [BindProperty]
    public string? Mail { get; set; }

    [FromQuery(Name = "sent")]
    public bool Sent { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Mail)) throw new Refused("This e-mail address cannot be read. It looks like name@example.org.");
        if (MailAddresses.Problem(Mail) is { } problem) throw problem;
        await brakes.Pass(BrakeRule.Reset, BlindIndex.Folded(Mail));
        await brakes.Pass(BrakeRule.ResetFrom, Network.Prefix(HttpContext.Connection.RemoteIpAddress));
        mails.AskForReset(Mail.Trim());
        return Redirect("/sign-in/forgotten?sent=true");
    }
}
