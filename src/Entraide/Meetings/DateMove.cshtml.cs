using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>One date held at another day or hour; also how a cancelled one is held after all.</summary>
public class DateMoveModel(GroupDoors doors, DateChanging changing, T words) : PageModel
{
    [BindProperty, Required] public DateOnly? Day { get; set; }
    [BindProperty, Required] public TimeOnly? Time { get; set; }
    [BindProperty] public int? Minutes { get; set; }

    public Circle Circle { get; private set; } = null!;
    public FoundDate Found { get; private set; } = null!;

    public async Task OnGet(Guid id, DateOnly on, CancellationToken stop)
    {
        await Find(id, on, stop);
        var date = Found.Date;
        (Day, Time, Minutes) = (date.On, TimeOnly.FromDateTime(date.LocalStart), (int)(date.EndsAt - date.StartsAt).TotalMinutes);
    }

    public async Task<IActionResult> OnPost(Guid id, DateOnly on, CancellationToken stop)
    {
        await Find(id, on, stop);
        if (!ModelState.IsValid) return Page();
        await changing.Decide(Circle, Found, new MovedDate(on, Day!.Value, Time!.Value, Minutes), stop);
        TempData["Done"] = words["The date is now on {day}.", ("day", words.LongDay(Day.Value))] + (Found.IsNear ? " " + words["Those who had not said no are told."] : "");
        return Redirect($"/groups/{id}/dates");
    }

    async Task Find(Guid id, DateOnly on, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Found = await changing.Find(id, on, stop);
    }
}
