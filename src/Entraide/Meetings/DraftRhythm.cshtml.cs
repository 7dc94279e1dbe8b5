using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The page of a group being prepared that asks when it would like to meet.</summary>
public class DraftRhythmModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    public const string Step = "rhythm";

    [BindProperty] public RhythmForm Form { get; set; } = new();

    public Group Draft { get; private set; } = null!;

    DateOnly Today => DateOnly.FromDateTime(db.Now);

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Draft = await doors.Draft(id);
        var wished = ring.OpenCard(Draft).Wished();
        Form = RhythmForm.Of(wished ?? RhythmForm.Usual(await db.Organisations.AsNoTracking().FirstOrDefaultAsync(stop), Today), Today);
        if (wished is null) Form.Often = HowOften.Later;
    }

    public async Task<IActionResult> OnPost(Guid id, [FromForm] bool later)
    {
        Draft = await doors.Draft(id);
        Form.Starts = Today;
        ring.SealCard(Draft, ring.OpenCard(Draft).Wishing(Form.Often == HowOften.Later ? null : Form.Read()));
        if (!later) return Redirect(DraftModel.After(id, Step));
        TempData["Done"] = words["The draft is kept. You find it among your groups."];
        return Redirect("/groups");
    }
}
