using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>How many may come on this date; whoever comes too late waits in order.</summary>
public class LimitModel(AppDb db, MeetingDoors doors, Seating seating, T words) : PageModel
{
    [BindProperty] public int? People { get; set; }

    public Sitting Sitting { get; private set; } = null!;
    public bool HasBegun => Sitting.Meeting.HasBegun(db.Now);
    public Expected Expected { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        People = Sitting.Meeting.Limit;
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!ModelState.IsValid) throw new Refused("A limit is between 2 and 200 people.");
        await seating.Limit(Sitting.Meeting, People, stop);
        TempData["Done"] = People is { } most ? words["At most {n} people may come on this date.", ("n", most)] : words["As many as wish may come on this date."];
        return Redirect($"/meetings/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Leader(id);
        if (Sitting.StandsIn || !Sitting.Meeting.IsAhead(db.Now)) throw new NotFound();
        Expected = await seating.Expect(Sitting.Meeting, stop);
    }
}
