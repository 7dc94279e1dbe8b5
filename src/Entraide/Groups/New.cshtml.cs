using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>What opening a group takes, and the first draft of it.</summary>
public class NewModel(AppDb db, GroupDoors doors, KeyRing ring) : PageModel
{
    const int MostDrafts = 10;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if ((await doors.Drafts(stop)).Count >= MostDrafts) throw new Refused("Ten drafts are kept at most. Please open or delete one of them first.");
        var group = new Group { KeyId = await ring.Make(stop), State = GroupState.Draft, DraftOf = doors.DraftMark };
        ring.SealCard(group, new());
        db.Groups.Add(group);
        return Redirect($"/groups/draft/{group.Id}/purpose");
    }
}
