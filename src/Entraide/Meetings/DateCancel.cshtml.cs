using Entraide.Groups;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>One date does not take place; the members see that it was to be.</summary>
public class DateCancelModel(GroupDoors doors, DateChanging changing, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public FoundDate Found { get; private set; } = null!;

    public Task OnGet(Guid id, DateOnly on, CancellationToken stop) => Find(id, on, stop);

    public async Task<IActionResult> OnPost(Guid id, DateOnly on, CancellationToken stop)
    {
        await Find(id, on, stop);
        await changing.Decide(Circle, Found, new CancelledDate(on), stop);
        TempData["Done"] = words["The date of {day} is cancelled.", ("day", words.LongDay(Found.Date.On))] + (Found.IsNear ? " " + words["Those who had not said no are told."] : "");
        return Redirect($"/groups/{id}/dates");
    }

    async Task Find(Guid id, DateOnly on, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Found = await changing.Find(id, on, stop);
    }
}
