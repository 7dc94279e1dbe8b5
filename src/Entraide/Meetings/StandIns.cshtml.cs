using Entraide.Accounts;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>Meetings that look for somebody to hold them.</summary>
public class StandInsModel(StandingIn standingIn, Me me) : PageModel
{
    public const int PerPage = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Sheet<StandInCall> Sheet { get; private set; } = null!;
    public bool IsTrained { get; private set; }
    public string ReadersZone => me.Account!.Zone;

    public async Task OnGet(CancellationToken stop)
    {
        if (me.IsCoordinator && !me.IsStrong) throw new NeedsStrongSignIn();
        IsTrained = await standingIn.IsTrained(stop);
        Sheet = (await standingIn.Calls(stop)).Sheet(P, PerPage);
    }
}
