using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public sealed record NextOfGroup(Circle Circle, Rhythm? Rhythm, IReadOnlyList<(Meeting Meeting, Seat? Seat)> Meetings, string ReadersZone);

/// <summary>The next three dates on the page of a group, each with the reader's seat.</summary>
public sealed class NextDatesPart(AppDb db, Calendar calendar, Me me) : IPartOfGroupPage
{
    public int Order => 10;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop)
    {
        if (!circle.IsMember) return null;
        var meetings = await db.Meetings.AsNoTracking().Where(m => m.GroupId == circle.Group.Id && m.EndsAt > db.Now && m.State != MeetingState.Closed)
            .OrderBy(m => m.StartsAt).Take(3).ToListAsync(stop);
        var ids = meetings.Select(m => m.Id).ToList();
        var seats = await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId) && s.MembershipId == circle.Mine!.Id).ToListAsync(stop);
        var rhythm = (await calendar.Of(circle.Group.Id, stop))?.InForce(DateOnly.FromDateTime(db.Now)).Rhythm;
        return ("/Meetings/_NextOfGroup.cshtml", new NextOfGroup(circle, rhythm, [.. meetings.Select(m => (m, seats.SingleOrDefault(s => s.MeetingId == m.Id)))], me.Account!.Zone));
    }
}
