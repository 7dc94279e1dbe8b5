using Entraide.Groups;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Meetings;

/// <summary>Somebody takes over one meeting. Whoever is of another group learns the rest once they have said yes.</summary>
public class StandInTakeModel(StandingIn standingIn, Naming naming) : NamingModel(naming)
{
    public StandInCall Call { get; private set; } = null!;
    public bool IsTrained { get; private set; }

    public Task OnGet(Guid id, CancellationToken stop) => Look(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Look(id, stop);
        if ((Call.Inside ? "" : await Named(Call.Group.Id)) is not { } alias) return Page();
        await standingIn.Take(Call, alias, stop);
        return Redirect($"/meetings/{id}/handover");
    }

    async Task Look(Guid id, CancellationToken stop)
    {
        Call = await standingIn.Find(id, asCoordinator: false, stop);
        IsTrained = await standingIn.IsTrained(stop);
    }
}
