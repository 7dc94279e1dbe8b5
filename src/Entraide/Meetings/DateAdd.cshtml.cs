using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>One meeting more than the rhythm gives.</summary>
public class DateAddModel(GroupDoors doors, Calendar calendar, DateChanging changing, T words) : PageModel
{
    [BindProperty, Required] public DateOnly? Day { get; set; }
    [BindProperty, Required] public TimeOnly? Time { get; set; }
    [BindProperty] public int? Minutes { get; set; }

    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        var rhythm = (await calendar.Of(id, stop)).OrNotFound().Segments[^1].Rhythm;
        (Time, Minutes) = (rhythm.Time, rhythm.Minutes);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        var schedule = (await calendar.Of(id, stop)).OrNotFound();
        if (!ModelState.IsValid) return Page();
        await changing.Decide(Circle, schedule, new AddedDate(Day!.Value, Time!.Value, Minutes), stop);
        TempData["Done"] = words["The date of {day} is added.", ("day", words.LongDay(Day.Value))];
        return Redirect($"/groups/{id}/dates");
    }
}
