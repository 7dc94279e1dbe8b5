using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>Somebody takes over one meeting. Whoever is of another group learns the rest once they have said yes.</summary>
public class StandInTakeModel(StandingIn standingIn, Brakes brakes, Me me) : PageModel
{
    [BindProperty, StringLength(40)] public string? Alias { get; set; }

    public StandInCall Call { get; private set; } = null!;
    public bool IsTrained { get; private set; }

    public Task OnGet(Guid id, CancellationToken stop) => Look(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Look(id, stop);
        if (!ModelState.IsValid) throw new Refused("A name has at most 40 characters.");
        if (!Call.Inside) await brakes.Pass(Joining.NamesTried, me.AccountId!.Value);
        await standingIn.Take(Call, Alias ?? "", stop);
        return Redirect($"/meetings/{id}/handover");
    }

    async Task Look(Guid id, CancellationToken stop)
    {
        Call = await standingIn.Find(id, asCoordinator: false, stop);
        IsTrained = await standingIn.IsTrained(stop);
    }
}
