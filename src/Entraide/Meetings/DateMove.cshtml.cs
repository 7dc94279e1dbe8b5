using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>One date held at another day or hour; also how a cancelled one is held after all.</summary>
public class DateMoveModel(GroupDoors doors, DateChanging changing) : PageModel
{
    [BindProperty, Required] public DateOnly? Day { get; set; }
    [BindProperty, Required] public TimeOnly? Time { get; set; }
    [BindProperty] public int? Minutes { get; set; }

    public Circle Circle { get; private set; } = null!;
    public Occurrence Date { get; private set; } = null!;
    Schedule schedule = null!;

    public async Task OnGet(Guid id, DateOnly on, CancellationToken stop)
    {
        await Find(id, on, stop);
        (Day, Time, Minutes) = (Date.On, TimeOnly.FromDateTime(Date.LocalStart), (int)(Date.EndsAt - Date.StartsAt).TotalMinutes);
    }

    public async Task<IActionResult> OnPost(Guid id, DateOnly on, CancellationToken stop)
    {
        await Find(id, on, stop);
        if (!ModelState.IsValid) return Page();
        await changing.Decide(Circle, schedule, new MovedDate(on, Day!.Value, Time!.Value, Minutes), stop);
        return Redirect($"/groups/{id}/dates");
    }

    async Task Find(Guid id, DateOnly on, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        (schedule, Date) = await changing.Find(id, on, stop);
    }
}
