using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>The same words, the same status and the same work for a name that is known and for one that is not.</summary>
[AllowAnonymous]
public class AtMeetingModel(Vouching vouching, Brakes brakes) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (Names.Clean(Name) is not { } name) throw new Refused("Enter your sign-in name: without it the number lets nobody in.");
        await brakes.Pass(BrakeRule.ResetFrom, Network.Prefix(HttpContext.Connection.RemoteIpAddress));
        return Redirect($"/sign-in/at-a-meeting/{vouching.Ask(name)}");
    }
}
