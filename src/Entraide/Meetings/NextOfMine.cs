using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The next meeting of all the reader's groups, or the one that is open, with their seat.</summary>
public sealed record NextOfMine(Meeting Meeting, string Group, Seat? Seat, string ReadersZone);

sealed class NextOnMyGroups(AppDb db, KeyRing ring) : IPartOfMyGroups
{
    public async Task<(string View, object Model)?> For(Me me, CancellationToken stop)
    {
        if (await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.State == MeetingState.Open || (m.State == MeetingState.Planned && m.EndsAt > db.Now))
            .OrderByDescending(m => m.State == MeetingState.Open).ThenBy(m => m.StartsAt).ThenBy(m => m.Id).FirstOrDefaultAsync(stop) is not { } next) return null;
        var group = (await db.GroupsOf([next], stop)).Single();
        var seat = await db.Seats.AsNoTracking().Where(s => s.MeetingId == next.Id && me.Memberships.Contains(s.MembershipId)).FirstOrDefaultAsync(stop);
        return ("/Meetings/_NextOfMine.cshtml", new NextOfMine(next, ring.OpenCard(group).Name, seat, me.Account!.Zone));
    }
}
