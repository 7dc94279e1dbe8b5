using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Who may see a meeting: the members of its group, and whoever stands in for its facilitators that one time.</summary>
public static class MeetingVisibility
{
    public static IQueryable<Meeting> VisibleTo(this IQueryable<Meeting> meetings, Me me, AppDb db)
    {
        var since = db.Now - StandIn.Afterwards;
        return meetings.Where(meeting => db.Groups.Any(g => g.Id == meeting.GroupId && (g.State == GroupState.Open || g.State == GroupState.Forming))
            && (db.Memberships.Any(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member && me.Memberships.Contains(m.Id))
                || (meeting.EndsAt > since && db.StandIns.Any(s => s.MeetingId == meeting.Id && me.Memberships.Contains(s.MembershipId)))));
    }

    /// <summary>Those to whom a meeting is open: the members of its group, and whoever stands in this time.</summary>
    public static IQueryable<Membership> Around(this AppDb db, Meeting meeting) => db.Around().Where(a => a.Meeting.Id == meeting.Id).Select(a => a.Membership);

    /// <summary>Each meeting with each of those to whom it is open.</summary>
    public static IQueryable<Concerned> Around(this AppDb db) =>
        from meeting in db.Meetings
        join member in db.Memberships on meeting.GroupId equals member.GroupId
        where member.State == MembershipState.Member || (member.State == MembershipState.StandIn && db.StandIns.Any(s => s.MeetingId == meeting.Id && s.MembershipId == member.Id))
        select new Concerned { Meeting = meeting, Membership = member };

    /// <summary>The groups of meetings that were found to be visible.</summary>
    public static Task<List<Group>> GroupsOf(this AppDb db, IEnumerable<Meeting> seen, CancellationToken stop)
    {
        var ids = seen.Select(m => m.GroupId).Distinct().ToList();
        return db.Groups.AsNoTracking().Where(g => ids.Contains(g.Id)).ToListAsync(stop);
    }
}

/// <summary>A meeting, and one of those to whom it is open.</summary>
public sealed class Concerned
{
    public Meeting Meeting { get; init; } = null!;
    public Membership Membership { get; init; } = null!;
}

/// <summary>A meeting and how the person on the page stands towards its group.</summary>
/// <param name="StandsIn">Of another group: sees this meeting and nothing else of the group.</param>
public sealed record Sitting(Meeting Meeting, Circle Circle, bool StandsIn = false)
{
    public Membership Mine => Circle.Mine!;

    /// <summary>May open, run and close this meeting.</summary>
    public bool Leads => StandsIn || Circle.Leads;
}

/// <summary>The doors of a meeting's pages.</summary>
public sealed class MeetingDoors(AppDb db, GroupDoors groups, Me me, KeyRing ring)
{
    public async Task<Sitting> Member(Guid meetingId)
    {
        var meeting = await Find(meetingId);
        return await StandingIn(meeting) ?? new(meeting, await groups.Member(meeting.GroupId));
    }

    /// <summary>For those who lead the group and for whoever stands in for them this time.</summary>
    public async Task<Sitting> Leader(Guid meetingId)
    {
        var meeting = await Find(meetingId);
        if (await StandingIn(meeting) is not { } sitting) return new(meeting, await groups.Leader(meeting.GroupId));
        return me.IsStrong ? sitting : throw new NeedsStrongSignIn();
    }

    Task<Meeting> Find(Guid id) => db.Meetings.SingleOrDefaultAsync(m => m.Id == id).OrNotFound();

    async Task<Sitting?> StandingIn(Meeting meeting)
    {
        if (meeting.EndsAt + StandIn.Afterwards < db.Now) return null;
        var mine = await db.Memberships.Of(me).SingleOrDefaultAsync(m => m.State == MembershipState.StandIn
            && db.StandIns.Any(s => s.MeetingId == meeting.Id && s.MembershipId == m.Id));
        if (mine is null) return null;
        var group = await db.Groups.SingleAsync(g => g.Id == meeting.GroupId);
        return group.IsAlive ? new(meeting, groups.Greet(new(group, ring.OpenCard(group), mine, ring.AliasOf(mine))), StandsIn: true) : null;
    }
}
