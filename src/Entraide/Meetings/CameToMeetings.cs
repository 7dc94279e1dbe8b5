using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Whoever comes to the meetings uses their account, even if somebody else lets them in each time.</summary>
sealed class CameToMeetings(AppDb db) : ISignOfLife
{
    public async Task<DateOnly?> Last(IReadOnlyList<Guid> memberships, CancellationToken stop) =>
        await db.Seats.Where(s => s.Came == true && memberships.Contains(s.MembershipId))
            .Join(db.Meetings, s => s.MeetingId, m => m.Id, (s, m) => (DateTime?)m.StartsAt).MaxAsync(stop) is { } at ? DateOnly.FromDateTime(at) : null;
}
