using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>One line of « What awaits you ».</summary>
/// <param name="Sentence">What it is, in one sentence.</param>
/// <param name="Group">The name of the group, and the one the person bears there.</param>
/// <param name="Way">How to come; only for a meeting that is about to begin.</param>
public sealed record Awaited(Notice Notice, string Sentence, string Group, string Alias, string? Words, WayToCome? Way, string Link, string LinkText);

public sealed record WayToCome(string Place, string Access, string ScreenLink, string PhoneNumber);

/// <summary>What waits for the person on the page, in all their groups, newest first.</summary>
public sealed class Awaiting(AppDb db, Me me, KeyRing ring, T words)
{
    /// <summary>With a long message in each, a page stays below 20 kB.</summary>
    const int Rows = 15;

    /// <summary>What was answered meanwhile awaits nobody.</summary>
    public IQueryable<Notice> Mine => db.Notices.Where(n => me.Memberships.Contains(n.MembershipId)
        && (n.Kind != NoticeKind.SomebodyAsked || db.Memberships.Any(m => m.Id == n.MembershipId && db.Memberships.Any(a => a.GroupId == m.GroupId && a.State == MembershipState.Asked)))
        && (n.Kind != NoticeKind.PlaceOffered || db.Memberships.Any(m => m.Id == n.MembershipId && m.State == MembershipState.Offered && m.OfferEndsAt > db.Now))
        && (n.Kind != NoticeKind.Charter || db.Memberships.Any(m => m.Id == n.MembershipId && db.Groups.Any(g => g.Id == m.GroupId && g.CharterNumber > m.AgreedCharter)))
        && (n.Kind != NoticeKind.ReviewDue || db.Memberships.Any(m => m.Id == n.MembershipId && db.Groups.Any(g => g.Id == m.GroupId && g.ReviewOn <= DateOnly.FromDateTime(db.Now))))
        && (n.Kind != NoticeKind.Overridden || db.Meetings.Any(m => m.Id == n.MeetingId && m.Override != null)));

    public async Task<Sheet<Awaited>> Read(int sheet, CancellationToken stop) =>
        await Open(await Mine.AsNoTracking().OrderByDescending(n => n.At).ThenBy(n => n.Id).Sheet(sheet, Rows, stop), stop);

    /// <summary>A message, to be read whole.</summary>
    public async Task<Awaited> Message(Guid id, CancellationToken stop) =>
        (await Open(await Mine.AsNoTracking().Where(n => n.Id == id && n.Words != null).OrderBy(n => n.Id).Sheet(1, 1, stop), stop)).Rows.SingleOrDefault().OrNotFound();

    async Task<Sheet<Awaited>> Open(Sheet<Notice> notices, CancellationToken stop)
    {
        var mine = await db.Memberships.AsNoTracking().Of(me).ToDictionaryAsync(m => m.Id, stop);
        var groupIds = mine.Values.Select(m => m.GroupId).Distinct().ToList();
        var groups = await db.Groups.AsNoTracking().Where(g => groupIds.Contains(g.Id)).ToDictionaryAsync(g => g.Id, stop);
        var meetingIds = notices.Rows.Select(n => n.MeetingId).ToList();
        var meetings = await db.Meetings.AsNoTracking().Where(m => meetingIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        var open = await db.Meetings.VisibleTo(me, db).Where(m => meetingIds.Contains(m.Id)).Select(m => m.Id).ToListAsync(stop);
        var writerIds = notices.Rows.Select(n => n.FromMembershipId).ToList();
        var writers = await db.Memberships.AsNoTracking().Where(m => writerIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        return notices.Select(n => One(n, mine[n.MembershipId], groups, meetings, open, writers));
    }

    Awaited One(Notice notice, Membership mine, Dictionary<Guid, Group> groups, Dictionary<Guid, Meeting> meetings, List<Guid> open, Dictionary<Guid, Membership> writers)
    {
        var group = groups[mine.GroupId];
        var card = ring.OpenCard(group);
        var meeting = notice.MeetingId is { } id ? meetings.GetValueOrDefault(id) : null;
        var writer = notice.FromMembershipId is { } from && writers.TryGetValue(from, out var known) ? ring.AliasOf(known) : words["Somebody of the group"];
        var (link, text) = Where(notice, group, mine, meeting, meeting is not null && open.Contains(meeting.Id));
        var way = notice.Kind == NoticeKind.Soon && meeting is { State: not MeetingState.Cancelled } && meeting.EndsAt > db.Now
            ? new WayToCome(card.Place, card.Access, card.ScreenLink, card.PhoneNumber)
            : null;
        return new(notice, Sentence(notice.Kind, meeting, writer), card.Name, ring.AliasOf(mine), ring.OpenOrNull(notice.Place("Words"), notice.Words), way, link, text);
    }

    string Sentence(NoticeKind kind, Meeting? meeting, string writer)
    {
        var when = meeting is null ? "" : words.Moment(WallClock.ToLocal(me.Account?.Zone ?? meeting.Zone, meeting.StartsAt));
        return kind switch
        {
            NoticeKind.Announcement => words["The next meeting is on {when}. Are you coming, and how?", ("when", when)],
            NoticeKind.DayBefore => words["The meeting is on {when}.", ("when", when)],
            NoticeKind.Soon => words["The meeting begins soon: {when}.", ("when", when)],
            NoticeKind.Moved when meeting is not null && meeting.OriginalOn != DateOnly.FromDateTime(meeting.LocalStart) =>
                words["The meeting of {day} has moved. It is now on {when}.", ("day", words.DayOf(meeting.OriginalOn)), ("when", when)],
            NoticeKind.Moved => words["The meeting has moved. It is now on {when}.", ("when", when)],
            NoticeKind.Cancelled => words["The meeting of {when} does not take place.", ("when", when)],
            NoticeKind.Rhythm when meeting is { State: MeetingState.Cancelled } => words["The group has another rhythm. The meeting of {when} does not take place.", ("when", when)],
            NoticeKind.Rhythm => words["The group has another rhythm. The first meeting that changes is now on {when}.", ("when", when)],
            NoticeKind.Ended => meeting is null ? words["The group has ended."] : words["The group has ended. The meeting of {when} does not take place.", ("when", when)],
            NoticeKind.SeatOffered => words["A seat has come free for you on {when}.", ("when", when)],
            NoticeKind.TalkProposed => words["Somebody of the group proposes a talk before you join."],
            NoticeKind.PlaceOffered => words["A place is held for you. It is yours if you say so before the offer ends."],
            NoticeKind.Admitted => words["You have a place in this group. Welcome."],
            NoticeKind.Declined => words["The group has no place for you at present. This says nothing about you; other circles are in the directory."],
            NoticeKind.Charter => words["The charter has a new version. You can read what changed and say whether you agree."],
            NoticeKind.SomebodyAsked => words["Somebody has written to the group and waits for an answer."],
            NoticeKind.StandInCalled => words["Somebody is needed to hold the meeting of {when}.", ("when", when)],
            NoticeKind.StandInFound => words["Somebody will hold the meeting of {when}.", ("when", when)],
            NoticeKind.LeaderFound => words["Somebody who was asked to leads the group with you from now on."],
            NoticeKind.HoldersAsked => words["Nobody has said yet that they will hold the meeting of {when}. Are you coming? If you cannot, we look for somebody else.", ("when", when)],
            NoticeKind.Overridden => words["A coordinator let the meeting of {when} open although a credential was missing. Their reason is with the meeting.", ("when", when)],
            NoticeKind.CredentialEnding => words["A credential ends soon."],
            NoticeKind.ReviewDue => words["The review date of the group has come: does it go on, change or end?"],
            NoticeKind.Missed => words["{who} has written to you:", ("who", writer)],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    (string Link, string Text) Where(Notice notice, Group group, Membership mine, Meeting? meeting, bool isOpen)
    {
        if (notice.Kind == NoticeKind.Declined) return ("/", words["Find a circle"]);
        if (group.IsAlive && mine.State == MembershipState.Offered) return ($"/groups/{group.Id}/offer", words["Answer the offer"]);
        if (group.IsAlive && mine.State == MembershipState.Talk) return ($"/groups/{group.Id}/join", words["Read the answer"]);
        if (mine.State == MembershipState.StandIn && isOpen) return ($"/meetings/{meeting!.Id}", words["See the meeting"]);
        if (mine.State != MembershipState.Member || !group.IsAlive) return ("/groups", words["My groups"]);
        if (notice.Kind == NoticeKind.StandInCalled) return ("/stand-ins", words["Meetings looking for somebody to hold them"]);
        if (notice.Kind == NoticeKind.Rhythm) return ($"/groups/{group.Id}/dates", words["See the dates"]);
        if (notice.Kind == NoticeKind.Charter) return ($"/groups/{group.Id}/charter", words["Read the charter"]);
        if (notice.Kind == NoticeKind.SomebodyAsked && (mine.Leads || mine.Roles.HasFlag(Roles.Welcome))) return ($"/groups/{group.Id}/asks", words["People who ask to join"]);
        if (notice.Kind is NoticeKind.Announcement or NoticeKind.SeatOffered or NoticeKind.HoldersAsked && meeting?.IsAhead(db.Now) == true) return ($"/meetings/{meeting.Id}/seat", words["Say whether I am coming, and how"]);
        var ofMeeting = notice.MeetingId is not null && notice.Kind is not (NoticeKind.Cancelled or NoticeKind.Missed);
        return ofMeeting ? ($"/meetings/{notice.MeetingId}", words["See the meeting"]) : ($"/groups/{group.Id}", words["Go to the group"]);
    }
}
