using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The next meetings of all the reader's groups, the soonest first.</summary>
public class MyMeetingsModel(AppDb db, Me me, KeyRing ring) : PageModel
{
    public const int PerPage = 10;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Sheet<(Meeting Meeting, string Group, Seat? Seat)> Sheet { get; private set; } = null!;
    public bool Leads { get; private set; }
    public string ReadersZone => me.Account!.Zone;

    public async Task OnGet(CancellationToken stop)
    {
        var meetings = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.State == MeetingState.Open || (m.EndsAt > db.Now && m.State != MeetingState.Closed))
            .OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Sheet(P, PerPage, stop);
        var ids = meetings.Rows.Select(m => m.Id).ToList();
        var names = (await db.GroupsOf(meetings.Rows, stop)).ToDictionary(g => g.Id, g => ring.OpenCard(g).Name);
        var seats = await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId) && me.Memberships.Contains(s.MembershipId)).ToListAsync(stop);
        Leads = me.IsCoordinator || (await db.Memberships.AsNoTracking().Of(me).ToListAsync(stop)).Any(m => m.Leads);
        Sheet = meetings.Select(m => (m, names[m.GroupId], seats.SingleOrDefault(s => s.MeetingId == m.Id)));
    }
}
