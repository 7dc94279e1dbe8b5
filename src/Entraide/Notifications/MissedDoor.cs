using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>Somebody the group may write to, and how the message begins.</summary>
public sealed record MissedPerson(MissedDraft Draft, Membership Member, string Alias);

/// <summary>The pages on people who were missed: for those who welcome and those who hold the group.</summary>
public sealed class MissedDoor(AppDb db, GroupDoors doors, Missed missed, KeyRing ring, T words)
{
    public async Task<Circle> Open(Guid groupId)
    {
        var circle = await doors.Member(groupId);
        if (circle.Leads) return await doors.Leader(groupId);
        return circle.Mine!.Roles.HasFlag(Roles.Welcome) ? circle : throw new NotFound();
    }

    public async Task<Sheet<MissedPerson>> People(Circle circle, int sheet, CancellationToken stop)
    {
        var rows = await missed.Waiting(circle.Group.Id).Where(d => d.MembershipId != circle.Mine!.Id)
            .Join(db.Memberships, d => d.MembershipId, m => m.Id, (d, m) => new { Draft = d, Member = m }).OrderBy(x => x.Draft.Id).AsNoTracking().Sheet(sheet, 20, stop);
        return rows.Select(x => new MissedPerson(x.Draft, x.Member, ring.AliasOf(x.Member)));
    }

    public async Task<MissedPerson> Person(Circle circle, Guid draftId, CancellationToken stop)
    {
        var draft = await missed.Waiting(circle.Group.Id).Where(d => d.MembershipId != circle.Mine!.Id).SingleOrDefaultAsync(d => d.Id == draftId, stop).OrNotFound();
        var member = await db.Memberships.SingleAsync(m => m.Id == draft.MembershipId, stop);
        return new(draft, member, ring.AliasOf(member));
    }

    /// <summary>A beginning, to be made one's own. It asks nothing and explains nothing.</summary>
    public async Task<string> Draft(Circle circle, MissedPerson person, CancellationToken stop)
    {
        var next = await db.Meetings.AsNoTracking().Where(m => m.GroupId == circle.Group.Id && m.State == MeetingState.Planned && m.StartsAt > db.Now).OrderBy(m => m.StartsAt).FirstOrDefaultAsync(stop);
        var lines = new List<string>
        {
            words["Hello {alias},", ("alias", person.Alias)],
            words["You were in our thoughts at the last meetings. The door stays open."],
            words["There is nothing to explain, and your place is still yours."],
        };
        if (next is not null) lines.Add(words["The next meeting is on {when}.", ("when", words.Moment(WallClock.ToLocal(next.Zone, next.StartsAt)))]);
        lines.Add(words["If something in the group weighs on you, or if this is not the moment, you may tell me, or say nothing at all."]);
        lines.Add(circle.Alias);
        return string.Join("\n\n", lines);
    }
}
