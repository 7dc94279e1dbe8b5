using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class ExtendModel(MeetingDoors doors, Holding holding) : PageModel
{
    [BindProperty] public int Minutes { get; set; } = 5;
    [BindProperty] public bool FromClosing { get; set; }
    public Sitting Sitting { get; private set; } = null!;

    public Day Day { get; private set; } = null!;

    /// <summary>On the clock of its place, when the other steps last as planned.</summary>
    public TimeOnly EndWith(int minutes) => holding.Clock(Sitting.Meeting, Day.Remaining + TimeSpan.FromMinutes(minutes));

    public Task OnGet(Guid id) => Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        await holding.Extend(Sitting, Minutes, FromClosing);
        return Redirect($"/meetings/{id}/run");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        Day = await holding.DayOf(Sitting);
    }
}
