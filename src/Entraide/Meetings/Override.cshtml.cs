using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class OverrideModel(AppDb db, DayDoors doors, KeyRing ring, T words) : PageModel
{
    [BindProperty, StringLength(500)] public string? Reason { get; set; }
    public Meeting Meeting { get; private set; } = null!;
    public Circle Circle { get; private set; } = null!;
    public Overridden? Written { get; private set; }

    public async Task OnGet(Guid id) => await Find(id);

    public async Task<IActionResult> OnPost(Guid id, [FromForm] bool end)
    {
        await Find(id);
        if (!end && string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), words["Say why: members can read it."]);
        if (!ModelState.IsValid) return Page();
        if (Meeting.State != MeetingState.Planned) throw new Refused("This meeting is not waiting to be opened.");
        (Meeting.Override, Meeting.OverriddenOn) = end ? ((byte[]?)null, (DateOnly?)null) : (ring.Seal(Circle.Group.KeyId, Meeting.Place("Override"), Reason!.Trim()), DateOnly.FromDateTime(db.Now));
        if (!end) db.Note(new CredentialOverridden(id));
        TempData["Done"] = end ? words["It is taken back. This meeting needs a current credential again."] : words["It is written down. The facilitator can open this meeting."];
        return Redirect("/coordination");
    }

    async Task Find(Guid id)
    {
        (Meeting, Circle) = await doors.Coordinator(id);
        Written = ring.OverrideOf(Meeting);
    }
}
