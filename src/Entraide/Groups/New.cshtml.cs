using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>What opening a group takes, and the first draft of it.</summary>
public class NewModel(AppDb db, GroupDoors doors, KeyRing ring) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var group = new Group { KeyId = await ring.Make(), State = GroupState.Draft, DraftOf = doors.DraftMark };
        ring.SealCard(group, new());
        db.Groups.Add(group);
        return Redirect($"/groups/draft/{group.Id}/purpose");
    }
}
