using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class ExtendModel(MeetingDoors doors, Holding holding) : PageModel
{
    [BindProperty] public int Minutes { get; set; } = 5;
    [BindProperty] public bool FromClosing { get; set; }
    public Sitting Sitting { get; private set; } = null!;

    public async Task OnGet(Guid id) => Sitting = await doors.Leader(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        Sitting = await doors.Leader(id);
        await holding.Extend(Sitting, Minutes, FromClosing);
        return Redirect($"/meetings/{id}/run");
    }
}
