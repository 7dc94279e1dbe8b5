using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class HandsModel(MeetingDoors doors, Holding holding, T words) : PageModel
{
    [BindProperty] public string? Hands { get; set; }
    public Sitting Sitting { get; private set; } = null!;

    public async Task OnGet(Guid id) => Sitting = await doors.Leader(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        Sitting = await doors.Leader(id);
        if (!int.TryParse(Hands, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count))
        {
            ModelState.AddModelError(nameof(Hands), words["A whole number of hands."]);
            return Page();
        }
        await holding.CountHands(Sitting, count);
        return Redirect($"/meetings/{id}/run");
    }
}
