using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>A coordinator asks the facilitators of the chapter to hold a meeting of a group they look after.</summary>
public class StandInAskModel(StandingIn standingIn) : PageModel
{
    public StandInCall Call { get; private set; } = null!;

    public Task OnGet(Guid id, CancellationToken stop) => Look(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Look(id, stop);
        standingIn.Widen(Call);
        return Redirect("/stand-ins");
    }

    async Task Look(Guid id, CancellationToken stop) => Call = await standingIn.Find(id, asCoordinator: true, stop);
}
