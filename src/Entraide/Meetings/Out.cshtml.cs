using System.ComponentModel.DataAnnotations;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>Whoever holds a meeting hands it over, without a reason.</summary>
public class OutModel(AppDb db, MeetingDoors doors, StandingIn standingIn, KeyRing ring) : PageModel
{
    [BindProperty, StringLength(1000)] public string? Note { get; set; }

    public Sitting Sitting { get; private set; } = null!;

    public async Task OnGet(Guid id)
    {
        await Find(id);
        Note = ring.OpenOrNull(Sitting.Meeting.Place("HandoverNote"), Sitting.Meeting.HandoverNote);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id);
        if (!ModelState.IsValid) throw new Refused("The note fits in 1,000 characters. Please shorten it.");
        var meeting = Sitting.Meeting;
        await standingIn.Out(Sitting, stop);
        meeting.HandoverNote = string.IsNullOrWhiteSpace(Note) ? null : ring.Seal(Sitting.Circle.Group.KeyId, meeting.Place("HandoverNote"), Note.Trim());
        return Redirect(Sitting.StandsIn ? "/stand-ins" : $"/meetings/{id}");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        if (Sitting.Meeting.State != MeetingState.Planned || !Sitting.Meeting.IsAhead(db.Now)) throw new NotFound();
    }
}
