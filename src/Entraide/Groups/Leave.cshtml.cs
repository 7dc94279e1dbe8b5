using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>Leaving a group, or taking a request back. Nobody is asked why.</summary>
public class LeaveModel(AppDb db, Me me, GroupDoors doors, Joining joining, T words) : PageModel
{
    [BindProperty] public string? Said { get; set; }
    [BindProperty] public bool LeavesItAlone { get; set; }

    public Circle Circle { get; private set; } = null!;

    /// <summary>Nobody else leads the group: it cannot meet until somebody does.</summary>
    public bool IsLastLeader { get; private set; }

    /// <summary>There is no place to give back any more: only the words are left to erase.</summary>
    public bool IsOver { get; private set; }

    public bool IsMember => Circle.IsMember && !IsOver;

    public Task OnGet(Guid id) => Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        if (IsMember && Said is not ("keep" or "erase")) throw new Refused("Please say whether your words stay in the group or are erased.");
        if (IsLastLeader && !LeavesItAlone) throw new Refused("Nobody else holds this group. Give the role to somebody first, end the group, or say that you leave it alone.") { Field = nameof(LeavesItAlone) };
        if (IsMember && Circle.Leads) db.Hold(Circle.Group);
        var wasMember = IsMember;
        if (Circle.Mine!.IsRefused) joining.Empty(me.Account!, Circle.Mine);
        else joining.Leave(me.Account!, Circle.Mine, eraseWords: !wasMember || Said == "erase");
        TempData["Done"] = wasMember ? words["You have left the group."] : IsOver ? words["What you said there is erased."] : words["Your request was taken back."];
        return Redirect("/groups");
    }

    async Task Find(Guid id)
    {
        Circle = await doors.Remaining(id);
        IsOver = !Circle.Group.IsAlive || Circle.Mine!.State is MembershipState.Left or MembershipState.Removed or MembershipState.StandIn;
        IsLastLeader = IsMember && Circle.Leads && !await db.LedByAnother(Circle.Mine!);
    }
}
