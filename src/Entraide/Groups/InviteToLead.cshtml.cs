using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The address with which one person takes a part in leading the group, for those who lead it and for its coordinators, who see no names.</summary>
public class InviteToLeadModel(AppDb db, GroupDoors doors, KeyRing ring, PublicAddress address, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public string? Link { get; private set; }
    public DateOnly EndsOn { get; private set; }

    public async Task OnGet(Guid id)
    {
        Circle = await doors.LeaderOrCoordinator(id);
        if (await Invitation.InForce(db, id, toLead: true) is not { } invitation) return;
        (Link, EndsOn) = (address.Of(invitation.Path(ring)), invitation.EndsOn);
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.LeaderOrCoordinator(id);
        TempData["Done"] = await Invitation.Renew(db, Circle.Group, ring, toLead: true) ? words["A new address is ready. The earlier one no longer opens anything."] : words["The address is ready."];
        return Redirect($"/groups/{id}/lead");
    }
}
