using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The address that lets somebody read about the group and ask to join, and a new one in its place.</summary>
public class InviteModel(AppDb db, GroupDoors doors, KeyRing ring, PublicAddress address, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public string? Link { get; private set; }
    public DateOnly EndsOn { get; private set; }

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Leader(id);
        if (await Invitation.InForce(db, id) is not { } invitation) return;
        (Link, EndsOn) = (address.Of(invitation.Path(ring)), invitation.EndsOn);
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.Leader(id);
        TempData["Done"] = await Invitation.Renew(db, Circle.Group, ring) ? words["A new address is ready. The earlier one no longer opens anything."] : words["The address is ready."];
        return Redirect($"/groups/{id}/invite");
    }
}
