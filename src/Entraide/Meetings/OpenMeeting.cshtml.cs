using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class OpenMeetingModel(MeetingDoors doors, Holding holding, AgendaShelf shelf, Seating seating, KeyRing ring) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Agenda Agenda { get; private set; } = null!;
    public bool MayOpen { get; private set; }
    public bool IsTime { get; private set; }
    public DateTime? OpensAt { get; private set; }
    public bool Waits { get; private set; }
    public Overridden? Override { get; private set; }
    public IReadOnlyList<(string Alias, Formats Way, bool Listens)> Expected { get; private set; } = [];
    public int Silent { get; private set; }
    public int Likely { get; private set; }

    /// <summary>Counted and said once each; whose they are is not shown.</summary>
    public IReadOnlyList<(Needs Need, int People)> Needs { get; private set; } = [];
    public IReadOnlyList<string> NeedsInWords { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        await Find(id);
        return Sitting.Meeting.State == MeetingState.Open ? Redirect($"/meetings/{id}/run") : Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        await holding.Open(Sitting);
        return Redirect($"/meetings/{id}/run");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        var meeting = Sitting.Meeting;
        (Agenda, IsTime, OpensAt) = (await shelf.For(Sitting), holding.IsTime(meeting), holding.OpensAt(meeting) is { } at ? WallClock.ToLocal(meeting.Zone, at) : null);
        (Override, Waits) = (ring.OverrideOf(meeting), await holding.Waits(Sitting));
        MayOpen = Override is not null || await holding.IsTrained();
        var seats = await seating.Of(meeting);
        Expected = [.. seats.Where(s => s.Seat.Coming == Coming.Yes).Select(s => (ring.AliasOf(s.Member), s.Seat.How, s.Seat.Listens)).OrderBy(e => e.Item1, StringComparer.CurrentCulture)];
        Silent = Math.Max(0, await shelf.Members(meeting.GroupId) - seats.Count);
        Likely = (await seating.Expect(meeting)).Forecast.Likely;
        (Needs, NeedsInWords) = await seating.NeedsOf(meeting);
    }
}
