using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Who may see a meeting: the members of its group.</summary>
public static class MeetingVisibility
{
    public static IQueryable<Meeting> VisibleTo(this IQueryable<Meeting> meetings, Me me, AppDb db) =>
        meetings.Where(meeting => db.Memberships.Any(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member && me.Memberships.Contains(m.Id))
            && db.Groups.Any(g => g.Id == meeting.GroupId && (g.State == GroupState.Open || g.State == GroupState.Forming)));
}

/// <summary>A meeting and how the person on the page stands towards its group.</summary>
public sealed record Sitting(Meeting Meeting, Circle Circle)
{
    public Membership Mine => Circle.Mine!;
}

/// <summary>The doors of a meeting's pages.</summary>
public sealed class MeetingDoors(AppDb db, GroupDoors groups)
{
    public async Task<Sitting> Member(Guid meetingId)
    {
        var meeting = await Find(meetingId);
        return new(meeting, await groups.Member(meeting.GroupId));
    }

    public async Task<Sitting> Leader(Guid meetingId)
    {
        var meeting = await Find(meetingId);
        return new(meeting, await groups.Leader(meeting.GroupId));
    }

    Task<Meeting> Find(Guid id) => db.Meetings.SingleOrDefaultAsync(m => m.Id == id).OrNotFound();
}
