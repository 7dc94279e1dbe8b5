using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public class CloseModel(AppDb db, Accounts.Me me, MeetingDoors doors, Holding holding) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Day Day { get; private set; } = null!;
    public int Present { get; private set; }

    [BindProperty] public bool Sure { get; set; }

    /// <summary>Steps are left and so is time: two taps by mistake must not cost an evening.</summary>
    public bool IsEarly => Sitting.Meeting.State == MeetingState.Open && db.Now < Sitting.Meeting.EndsAt && Day.Current < Day.Steps.Count - 1;

    /// <summary>On the clock of its place.</summary>
    public TimeOnly Now => TimeOnly.FromDateTime(WallClock.ToLocal(Sitting.Meeting.Zone, db.Now));
    public DateTime? Next { get; private set; }

    public async Task OnGet(Guid id) => await Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        if (IsEarly && !Sure) throw new Refused("Tick « Yes, close it before its end » if that is what the group wants.");
        await holding.Close(Sitting.Meeting);
        return Redirect($"/meetings/{id}/close");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        Day = await holding.DayOf(Sitting);
        Present = (await holding.Seats(Sitting.Meeting)).Count(s => s.Came == true);
        var (groupId, startsAt) = (Sitting.Meeting.GroupId, Sitting.Meeting.StartsAt);
        var next = await db.Meetings.VisibleTo(me, db).Where(m => m.GroupId == groupId && m.StartsAt > startsAt && m.State == MeetingState.Planned).OrderBy(m => m.StartsAt).FirstOrDefaultAsync();
        Next = next is null ? null : WallClock.ToLocal(next.Zone, next.StartsAt);
    }
}
