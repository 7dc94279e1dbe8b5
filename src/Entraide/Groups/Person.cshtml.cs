using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The roles of one member, given by those who lead.</summary>
public class PersonModel(AppDb db, GroupDoors doors, T words) : PageModel
{
    [BindProperty] public List<Roles> Given { get; set; } = [];
    [BindProperty] public bool Sure { get; set; }

    public Circle Circle { get; private set; } = null!;
    public Membership Member { get; private set; } = null!;
    public string Alias { get; private set; } = "";

    /// <summary>Somebody who leads looks at their own roles: taking them away closes the pages they stand on.</summary>
    public bool IsMine => Member.Id == Circle.Mine!.Id;

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
            if (IsMine && !Sure) throw new Refused("You would no longer lead this group. Tick « Yes, I leave the group in the hands of the others » if that is what you want.") { Field = nameof(Sure) };
            db.Hold(Circle.Group);
        }
        Member.Roles = roles;
        TempData["Done"] = words["The roles of {alias} are as you chose.", ("alias", Alias)];
        return Redirect(Circle.Leads ? $"/groups/{id}/people" : $"/groups/{id}");
    }

    async Task Find(Guid id, Guid membership)
    {
        Circle = await doors.Leader(id);
        (Member, Alias) = await doors.Somebody(Circle, membership);
        if (Member.State != MembershipState.Member) throw new NotFound();
    }
}
