using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The next meetings of all the reader's groups, the soonest first.</summary>
public class MyMeetingsModel(AppDb db, Me me, KeyRing ring) : PageModel
{
    public const int PerPage = 10;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public IReadOnlyList<(Meeting Meeting, string Group, Seat? Seat)> Meetings { get; private set; } = [];
    public bool More { get; private set; }
    public bool Leads { get; private set; }
    public string ReadersZone => me.Account!.Zone;

    public async Task OnGet(CancellationToken stop)
    {
        P = Math.Clamp(P, 1, 1000);
        var found = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.EndsAt > db.Now && m.State != MeetingState.Closed)
            .OrderBy(m => m.StartsAt).ThenBy(m => m.Id).Skip((P - 1) * PerPage).Take(PerPage + 1).ToListAsync(stop);
        More = found.Count > PerPage;
        var page = found.Take(PerPage).ToList();
        var ids = page.Select(m => m.Id).ToList();
        var names = (await db.GroupsOf(page, stop)).ToDictionary(g => g.Id, g => ring.OpenCard(g).Name);
        var seats = await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId) && me.Memberships.Contains(s.MembershipId)).ToListAsync(stop);
        Leads = me.IsCoordinator || (await db.Memberships.AsNoTracking().Of(me).ToListAsync(stop)).Any(m => m.Leads);
        Meetings = [.. page.Select(m => (m, names[m.GroupId], seats.SingleOrDefault(s => s.MeetingId == m.Id)))];
    }
}
