using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>The dates of the season on paper, for the door of a fridge: no name of the group, no address.</summary>
public class DatesSheetModel(AppDb db, GroupDoors doors, Calendar calendar) : PageModel
{
    const int Most = 30;

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<Segment> Rhythm { get; private set; } = [];
    public IReadOnlyList<Occurrence> Dates { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        var schedule = (await calendar.Kept(id, stop)).OrNotFound();
        Rhythm = schedule.From(DateOnly.FromDateTime(db.Now));
        var today = DateOnly.FromDateTime(db.Now);
        // A cancelled one too: whoever has the sheet on the fridge reads why nobody is there.
        Dates = [.. schedule.Dates(today, today.AddMonths(10)).Where(d => d.StartsAt > db.Now).Take(Most)];
    }
}
