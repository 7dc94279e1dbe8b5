using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Meetings;

/// <summary>Somebody takes over one meeting. Whoever is of another group learns the rest once they have said yes.</summary>
public class StandInTakeModel(StandingIn standingIn, Joining joining, KeyRing ring, Me me, Naming naming) : NamingModel(naming)
{
    public StandInCall Call { get; private set; } = null!;
    public bool IsTrained { get; private set; }

    /// <summary>The name by which the group knows this person; null when they have to choose one.</summary>
    public string? Known { get; private set; }

    public Task OnGet(Guid id, CancellationToken stop) => Look(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Look(id, stop);
        if ((Call.Inside ? "" : Known ?? await Named(Call.Group.Id)) is not { } alias) return Page();
        await standingIn.Take(Call, alias, stop);
        return Redirect($"/meetings/{id}/handover");
    }

    async Task Look(Guid id, CancellationToken stop)
    {
        Call = await standingIn.Find(id, asCoordinator: false, stop);
        IsTrained = await standingIn.IsTrained(stop);
        Known = await joining.Known(me.Account!, Call.Group) is { } mine ? ring.AliasOf(mine) : null;
    }
}
