using Entraide.Platform.Time;
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

    public bool IsEarly => holding.IsEarly(Sitting.Meeting, Day);
    public TimeOnly Now => holding.Clock(Sitting.Meeting);
    public DateTime? Next { get; private set; }

    public async Task OnGet(Guid id) => await Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        await holding.Close(Sitting.Meeting, Day, Sure);
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
