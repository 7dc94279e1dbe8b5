using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class RunModel(MeetingDoors doors, Holding holding, Opening opening) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Day Day { get; private set; } = null!;
    public string Code { get; private set; } = "";
    public IReadOnlyList<(Formats Way, int Count)> Present { get; private set; } = [];
    public IReadOnlyList<string> Rules { get; private set; } = [];

    [BindProperty(SupportsGet = true)] public int? Left { get; set; }
    /// <summary>On a line nobody sees a hand.</summary>
    public bool SeeEachOther => (Sitting.Circle.Card.Formats & (Formats.Room | Formats.Screen)) != 0;

    public TimeOnly Clock(TimeSpan later) => holding.Clock(Sitting.Meeting, later);

    public int PeopleLeft => Left is > 0 and < 100 ? Left.Value : Math.Max(1, Present.Sum(p => p.Count));

    public async Task<IActionResult> OnGet(Guid id)
    {
        await Find(id);
        return Sitting.Meeting.State == MeetingState.Closed ? Redirect($"/meetings/{id}/close") : Sitting.Meeting.State == MeetingState.Open ? Page() : Redirect($"/meetings/{id}/open");
    }

    public async Task<IActionResult> OnPost(Guid id, int seen, int to)
    {
        await Find(id);
        await holding.Go(Sitting, seen, to);
        return Redirect($"/meetings/{id}/run");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        Day = await holding.DayOf(Sitting);
        Code = holding.CodeOf(Sitting.Meeting);
        Present = [.. (await holding.Seats(Sitting.Meeting)).Where(s => s.Came == true).GroupBy(s => s.How).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)];
        Rules = Sitting.Meeting.Step == 0 ? await opening.Rules(Sitting.Circle.Group) : [];
    }
}
