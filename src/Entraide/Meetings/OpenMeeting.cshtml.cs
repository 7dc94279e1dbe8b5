using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public class OpenMeetingModel(AppDb db, MeetingDoors doors, Holding holding, AgendaShelf shelf, KeyRing ring) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Agenda Agenda { get; private set; } = null!;
    public bool MayOpen { get; private set; }
    public bool IsTime { get; private set; }
    public string? Reason { get; private set; }
    public IReadOnlyList<(string Alias, Formats Way, bool Listens)> Expected { get; private set; } = [];
    public int Silent { get; private set; }
    public int Likely { get; private set; }

    /// <summary>Counted and said once each; whose they are is not shown.</summary>
    public IReadOnlyList<(string Need, int People)> Needs { get; private set; } = [];

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
        (Agenda, IsTime) = (await shelf.For(Sitting), holding.IsTime(meeting));
        Reason = ring.OpenOrNull(meeting.Place("Override"), meeting.Override);
        MayOpen = Reason is not null || await holding.IsTrained();
        var members = await db.Memberships.AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member).ToDictionaryAsync(m => m.Id);
        var seats = await holding.Seats(meeting);
        var coming = seats.Where(s => s.Coming == Coming.Yes && members.ContainsKey(s.MembershipId)).ToList();
        Expected = [.. coming.Select(s => (ring.AliasOf(members[s.MembershipId]), s.How, s.Listens)).OrderBy(e => e.Item1, StringComparer.CurrentCulture)];
        Silent = members.Count - seats.Count(s => members.ContainsKey(s.MembershipId));
        Likely = coming.Count + Silent / 2;
        Needs = [.. coming.SelectMany(s => (ring.OpenOrNull(s.Place("Needs"), s.Needs) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct())
            .GroupBy(n => n, StringComparer.CurrentCultureIgnoreCase).Select(g => (g.Key, g.Count())).OrderBy(n => n.Key, StringComparer.CurrentCulture)];
    }
}
