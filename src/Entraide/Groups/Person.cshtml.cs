using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The roles of one member, given by those who lead.</summary>
public class PersonModel(AppDb db, GroupDoors doors, T words) : PageModel
{
    [BindProperty] public List<Roles> Given { get; set; } = [];

    public Circle Circle { get; private set; } = null!;
    public Membership Member { get; private set; } = null!;
    public string Alias { get; private set; } = "";

    public async Task OnGet(Guid id, Guid membership)
    {
        await Find(id, membership);
        Given = [.. Member.Roles.Each()];
    }

    public async Task<IActionResult> OnPost(Guid id, Guid membership)
    {
        await Find(id, membership);
        var roles = GroupWords.AllRoles.Where(Given.Contains).Aggregate(Roles.None, (all, role) => all | role);
        if (Member.Leads && (roles & (Roles.Facilitator | Roles.CoFacilitator)) == 0)
        {
            if (!await db.LedByAnother(Member)) throw new Refused("Somebody must hold the group. Give the role to another person first.");
            db.Hold(Circle.Group);
        }
        Member.Roles = roles;
        TempData["Done"] = words["The roles of {alias} are as you chose.", ("alias", Alias)];
        return Redirect($"/groups/{id}/people");
    }

    async Task Find(Guid id, Guid membership)
    {
        Circle = await doors.Leader(id);
        (Member, Alias) = await doors.Somebody(Circle, membership);
        if (Member.State != MembershipState.Member) throw new NotFound();
    }
}
