using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>Ends a group: from then on its pages are the same as those of a group that never was.</summary>
public class CloseModel(AppDb db, GroupDoors doors, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public string Back => Circle.IsMember ? $"/groups/{Circle.Group.Id}" : "/coordination";

    public async Task OnGet(Guid id) => Circle = await doors.LeaderOrCoordinator(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.LeaderOrCoordinator(id);
        (Circle.Group.State, Circle.Group.IsListed, Circle.Group.ClosedOn) = (GroupState.Closed, false, DateOnly.FromDateTime(db.Now));
        db.Note(new GroupChanged(id));
        db.Note(new GroupEnded(id, Circle.Mine?.Id));
        TempData["Done"] = words["The group has ended."];
        return Redirect(Circle.IsMember ? "/groups" : "/coordination");
    }
}
