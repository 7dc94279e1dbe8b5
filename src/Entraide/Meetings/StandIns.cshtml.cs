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

    public IReadOnlyList<StandInCall> Calls { get; private set; } = [];
    public bool More { get; private set; }
    public bool IsTrained { get; private set; }
    public string ReadersZone => me.Account!.Zone;

    public async Task OnGet(CancellationToken stop)
    {
        if (me.IsCoordinator && !me.IsStrong) throw new NeedsStrongSignIn();
        P = Math.Clamp(P, 1, 1000);
        IsTrained = await standingIn.IsTrained(stop);
        var calls = (await standingIn.Calls(stop)).Skip((P - 1) * PerPage).Take(PerPage + 1).ToList();
        (Calls, More) = ([.. calls.Take(PerPage)], calls.Count > PerPage);
    }
}
