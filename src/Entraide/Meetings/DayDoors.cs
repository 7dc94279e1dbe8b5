using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Doors that only the day of a meeting has.</summary>
public sealed class DayDoors(AppDb db, MeetingDoors meetings, GroupDoors groups)
{
    /// <summary>For those who hold it, and for members who hold the door or welcome.</summary>
    public async Task<Sitting> Threshold(Guid meetingId)
    {
        var sitting = await meetings.Member(meetingId);
        return !sitting.Leads && (sitting.Mine.Roles & (Roles.Door | Roles.Welcome)) != 0 ? sitting : await meetings.Leader(meetingId);
    }

    /// <summary>For coordinators of its chapter: when it is, never what is said in it.</summary>
    public async Task<(Meeting Meeting, Circle Circle)> Coordinator(Guid meetingId)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == meetingId).OrNotFound();
        return (meeting, await groups.Coordinator(meeting.GroupId));
    }
}

static class HoldingOfSittings
{
    public static Overridden? OverrideOf(this KeyRing ring, Meeting meeting) => Overridden.Read(ring, meeting.Place("Override"), meeting.Override, meeting.OverriddenOn);

    /// <summary>Leads the group, or came through the door of this one meeting without belonging to it: a stand-in.</summary>
    public static bool Holds(this Sitting sitting) => sitting.Circle.Leads || !sitting.Circle.IsMember;

    public static bool Holds(this Membership member) => member.Leads || member.State != MembershipState.Member;
}
