using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>Ends somebody's place in the group. Their own words stay theirs to keep or erase.</summary>
public class RemoveModel(AppDb db, GroupDoors doors, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public string Alias { get; private set; } = "";

    public Task OnGet(Guid id, Guid membership) => Find(id, membership);

    public async Task<IActionResult> OnPost(Guid id, Guid membership)
    {
        var member = await Find(id, membership);
        if (member.Leads) db.Hold(Circle.Group);
        (member.State, member.Roles, member.OfferEndsAt) = (MembershipState.Removed, Roles.None, null);
        db.Note(new MemberLeft(id));
        TempData["Done"] = words["{alias} no longer has a place in the group.", ("alias", Alias)];
        return Redirect($"/groups/{id}/people");
    }

    async Task<Membership> Find(Guid id, Guid membership)
    {
        Circle = await doors.Leader(id);
        var (member, alias) = await doors.Somebody(Circle, membership);
        Alias = alias;
        return member.State == MembershipState.Member && member.Id != Circle.Mine!.Id ? member : throw new NotFound();
    }
}
