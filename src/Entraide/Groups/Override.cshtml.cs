using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>A coordinator lets a group meet although something is missing, and says why to its members.</summary>
public class OverrideModel(AppDb db, GroupDoors doors, Readiness readiness, KeyRing ring, T words) : PageModel
{
    [BindProperty] public string? Reason { get; set; }

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<Missing> Lacks { get; private set; } = [];
    public Overridden? Written { get; private set; }

    public Task OnGet(Guid id, CancellationToken stop) => Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, [FromForm] bool end, CancellationToken stop)
    {
        await Find(id, stop);
        var (group, reason) = (Circle.Group, Reason?.Trim() ?? "");
        if (!end && reason.Length is (< 10 or > 1000)) throw new Refused("Please write the reason as members will read it, in 10 to 1,000 characters.");
        (group.Override, group.OverriddenOn) = end ? ((byte[]?)null, (DateOnly?)null) : (ring.Seal(group.KeyId, group.Place("Override"), reason), DateOnly.FromDateTime(db.Now));
        // Its dates stay, and none is opened nor set anew before what is missing is there.
        if (end && Lacks.Count > 0) group.State = GroupState.Forming;
        db.Note(new GroupChanged(id));
        TempData["Done"] = end ? words["The group waits again for what is missing."] : words["The group may meet. Members read your reason."];
        return Redirect("/coordination");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Coordinator(id);
        if (!Circle.Group.IsAlive) throw new NotFound();
        Written = ring.OverrideOf(Circle.Group);
        Lacks = await readiness.Lacks(Circle.Group, Circle.Card, stop: stop);
    }
}
