using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>One person who asks to join: the name they chose, their words, and the answers there are.</summary>
public class AskModel(GroupDoors doors, KeyRing ring) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public Membership Membership { get; private set; } = null!;
    public string Alias { get; private set; } = "";
    public string? Words { get; private set; }

    public async Task OnGet(Guid id, Guid membership)
    {
        Circle = await doors.Welcome(id);
        (Membership, Alias) = await doors.Somebody(Circle, membership);
        if (Membership.State is MembershipState.Left or MembershipState.Member or MembershipState.Declined or MembershipState.Removed) throw new NotFound();
        Words = ring.OpenOrNull(Membership.Place("Asking"), Membership.Asking);
    }
}
