using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>Ends a draft; nobody else ever saw it.</summary>
public class DraftDeleteModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    public string Name { get; private set; } = "";

    public async Task OnGet(Guid id) => Name = ring.OpenCard(await doors.Draft(id)).Name;

    public async Task<IActionResult> OnPost(Guid id)
    {
        var draft = await doors.Draft(id);
        db.Remove(draft);
        db.Note(new WordsLetGo(draft.KeyId));
        TempData["Done"] = words["The draft is deleted."];
        return Redirect("/groups");
    }
}
