using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>Shows a group in the public directory, or takes it out.</summary>
public class PublishModel(AppDb db, GroupDoors doors, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id) => Circle = await doors.Leader(id);

    public async Task<IActionResult> OnPost(Guid id, [FromForm] bool listed)
    {
        Circle = await doors.Leader(id);
        if (listed) Purpose.Check(Circle.Card);
        Circle.Group.IsListed = listed;
        db.Note(new GroupChanged(id));
        TempData["Done"] = listed ? words["The group is shown in the directory."] : words["The group is no longer shown in the directory."];
        return Redirect($"/groups/{id}");
    }
}
