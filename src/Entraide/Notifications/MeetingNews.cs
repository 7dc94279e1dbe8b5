using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>What changes a meeting, told to those who would have come or had not said; and the search for a stand-in, to those who can help.</summary>
public sealed class MeetingNews(AppDb db, Reaching reaching, Links links) :
    IReactTo<MeetingMoved>, IReactTo<MeetingCancelled>, IReactTo<RhythmChanged>, IReactTo<LastDatesCancelled>, IReactTo<SeatOffered>,
    IReactTo<StandInCalled>, IReactTo<StandInCalledInChapter>, IReactTo<StandInFound>, IReactTo<HoldersAsked>, IReactTo<CredentialOverridden>
{
    static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public Task React(MeetingMoved moved, Guid happeningId, CancellationToken stop) => TellComers(moved.MeetingId, moved.By, NoticeKind.Moved, MeetingState.Planned, happeningId, stop);

    public Task React(MeetingCancelled cancelled, Guid happeningId, CancellationToken stop) => TellComers(cancelled.MeetingId, cancelled.By, NoticeKind.Cancelled, MeetingState.Cancelled, happeningId, stop);

    /// <summary>Once to each member, with the first of these dates that they had not declined; of the others only to those who said they would come.</summary>
    public async Task React(RhythmChanged changed, Guid happeningId, CancellationToken stop)
    {
        if (await Dates(changed.MeetingIds, stop) is not [var next, ..] meetings) return;
        var said = await Said(meetings, stop);
        foreach (var member in await Others(changed.GroupId, changed.By, stop))
        {
            var first = meetings.Find(m => !said[member.Id].Contains((m.Id, Coming.No))) ?? next;
            await reaching.Tell(member, News(NoticeKind.Rhythm, first, happeningId), stop);
            foreach (var meeting in meetings.Where(m => m.Id != first.Id && said[member.Id].Contains((m.Id, Coming.Yes)))) await TellOf(meeting, member, happeningId, stop);
        }
        await TellStandIns(meetings, happeningId, stop);
    }

    /// <summary>Once to each member, with the next date they had not declined; and to whoever stands in.</summary>
    public async Task React(LastDatesCancelled cancelled, Guid happeningId, CancellationToken stop)
    {
        var meetings = await Dates(cancelled.MeetingIds, stop);
        var said = await Said(meetings, stop);
        foreach (var member in await Others(cancelled.GroupId, cancelled.By, stop))
        {
            var next = meetings.Find(m => !said[member.Id].Contains((m.Id, Coming.No)));
            await reaching.Tell(member, new(NoticeKind.Ended, happeningId.ToString("N"), next, next?.StartsAt ?? db.Now + Useful), stop);
        }
        await TellStandIns(meetings, happeningId, stop);
    }

    public async Task React(SeatOffered offered, Guid happeningId, CancellationToken stop)
    {
        if (await db.Seats.AsNoTracking().SingleOrDefaultAsync(s => s.Id == offered.SeatId, stop) is not { Coming: Coming.Offered, OfferEndsAt: { } endsAt } seat) return;
        if (await Upcoming(seat.MeetingId, stop) is not { } meeting) return;
        var member = await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == seat.MembershipId, stop);
        await reaching.Tell(member, News(NoticeKind.SeatOffered, meeting, happeningId) with { Until = endsAt }, stop);
    }

    public Task React(StandInCalled called, Guid happeningId, CancellationToken stop) => TellHolders(called.MeetingId, NoticeKind.StandInCalled, happeningId, stop);

    /// <summary>
    /// To those who lead another group of the chapter; which group it is they learn when they take the meeting over. Every such
    /// place shows it, so that no place without it tells that its person leads two; the letter is one for each person.
    /// </summary>
    public async Task React(StandInCalledInChapter called, Guid happeningId, CancellationToken stop)
    {
        if (await Upcoming(called.MeetingId, stop) is not { StandInCalledAt: not null } meeting) return;
        var chapter = await db.Groups.Where(g => g.Id == meeting.GroupId).Select(g => g.ChapterId).SingleAsync(stop);
        var others = await db.Memberships.AsNoTracking().Where(m => m.State == MembershipState.Member && m.GroupId != meeting.GroupId
            && db.Groups.Any(g => g.Id == m.GroupId && g.ChapterId == chapter && g.State == GroupState.Open)).ToListAsync(stop);
        var (news, written) = (News(NoticeKind.StandInCalled, meeting, happeningId), new HashSet<Guid>());
        foreach (var member in await Members(meeting.GroupId, stop))
            if (await links.Owner(member.Owner, member.Id, stop) is { } inside) written.Add(inside.Id);
        foreach (var member in others.Where(m => m.Leads))
        {
            if (await links.Owner(member.Owner, member.Id, stop) is not { } leader) continue;
            await reaching.Show(member, news, stop);
            if (written.Add(leader.Id)) await reaching.TellAccount(leader, news, "/notices", stop);
        }
    }

    public Task React(StandInFound found, Guid happeningId, CancellationToken stop) => TellHolders(found.MeetingId, NoticeKind.StandInFound, happeningId, stop);

    /// <summary>To those who lead and have not said whether they come; the others have said what they had to.</summary>
    public async Task React(HoldersAsked asked, Guid happeningId, CancellationToken stop)
    {
        if (await Upcoming(asked.MeetingId, stop) is not { State: MeetingState.Planned } meeting) return;
        var said = await db.Seats.Where(s => s.MeetingId == meeting.Id).Select(s => s.MembershipId).ToListAsync(stop);
        foreach (var member in (await Members(meeting.GroupId, stop)).Where(m => m.Leads && !said.Contains(m.Id)))
            await reaching.Tell(member, News(NoticeKind.HoldersAsked, meeting, happeningId), stop);
    }

    /// <summary>Also when the meeting has begun meanwhile: that it was let open is of use for a week.</summary>
    public async Task React(CredentialOverridden overridden, Guid happeningId, CancellationToken stop)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == overridden.MeetingId, stop);
        var news = new News(NoticeKind.Overridden, happeningId.ToString("N"), meeting, db.Now + Useful);
        foreach (var member in (await Members(meeting.GroupId, stop)).Where(m => m.Leads)) await reaching.Tell(member, news, stop);
        foreach (var coordinator in await Coordinators(meeting.GroupId, stop)) await reaching.TellAccount(coordinator, news, "/coordination", stop);
    }

    async Task TellComers(Guid meetingId, Guid? by, NoticeKind kind, MeetingState state, Guid happeningId, CancellationToken stop)
    {
        // A date that was moved and then cancelled is told once, as it now stands.
        if (await Upcoming(meetingId, stop) is not { } meeting || meeting.State != state) return;
        await reaching.Withdraw(meetingId, stop);
        var staying = await db.Seats.Where(s => s.MeetingId == meetingId && s.Coming == Coming.No).Select(s => s.MembershipId).ToListAsync(stop);
        foreach (var member in await db.Around(meeting).AsNoTracking().ToListAsync(stop))
            if (member.Id != by && !staying.Contains(member.Id))
                await reaching.Tell(member, News(kind, meeting, happeningId), stop);
    }

    // Of several dates at once: what each has become.
    async Task TellOf(Meeting meeting, Membership member, Guid happeningId, CancellationToken stop)
    {
        var news = News(meeting.State == MeetingState.Cancelled ? NoticeKind.Cancelled : NoticeKind.Moved, meeting, happeningId);
        await reaching.Tell(member, news with { Because = $"{news.Because} {meeting.Id:N}" }, stop);
    }

    async Task TellStandIns(List<Meeting> meetings, Guid happeningId, CancellationToken stop)
    {
        foreach (var meeting in meetings)
            foreach (var member in await db.Around(meeting).AsNoTracking().Where(m => m.State == MembershipState.StandIn).ToListAsync(stop)) await TellOf(meeting, member, happeningId, stop);
    }

    /// <summary>Those of these meetings that are still ahead, the soonest first; what was written of them before is withdrawn.</summary>
    async Task<List<Meeting>> Dates(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        foreach (var id in ids) await reaching.Withdraw(id, stop);
        var now = db.Now;
        return await db.Meetings.AsNoTracking().Where(m => ids.Contains(m.Id) && m.StartsAt > now && (m.State == MeetingState.Planned || m.State == MeetingState.Cancelled))
            .OrderBy(m => m.StartsAt).ToListAsync(stop);
    }

    async Task<ILookup<Guid, (Guid Meeting, Coming Coming)>> Said(List<Meeting> meetings, CancellationToken stop)
    {
        var ids = meetings.ConvertAll(m => m.Id);
        return (await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId)).ToListAsync(stop)).ToLookup(s => s.MembershipId, s => (s.MeetingId, s.Coming));
    }

    async Task<List<Membership>> Others(Guid groupId, Guid? by, CancellationToken stop) => (await Members(groupId, stop)).FindAll(m => m.Id != by);

    async Task TellHolders(Guid meetingId, NoticeKind kind, Guid happeningId, CancellationToken stop)
    {
        if (await Upcoming(meetingId, stop) is not { } meeting) return;
        foreach (var member in (await Members(meeting.GroupId, stop)).Where(m => m.Leads))
            await reaching.Tell(member, News(kind, meeting, happeningId), stop);
        foreach (var coordinator in await Coordinators(meeting.GroupId, stop)) await reaching.TellAccount(coordinator, News(kind, meeting, happeningId), "/coordination", stop);
    }

    async Task<List<Account>> Coordinators(Guid groupId, CancellationToken stop)
    {
        var chapter = await db.Groups.Where(g => g.Id == groupId).Select(g => g.ChapterId).SingleAsync(stop);
        return await db.Accounts.Where(a => db.Offices.Any(o => o.AccountId == a.Id && o.Kind == OfficeKind.Coordinator && (o.ChapterId == null || o.ChapterId == chapter))).ToListAsync(stop);
    }

    Task<Meeting?> Upcoming(Guid meetingId, CancellationToken stop) =>
        db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == meetingId && m.StartsAt > db.Now, stop);

    Task<List<Membership>> Members(Guid groupId, CancellationToken stop) =>
        db.Memberships.AsNoTracking().Where(m => m.GroupId == groupId && m.State == MembershipState.Member).ToListAsync(stop);

    static News News(NoticeKind kind, Meeting meeting, Guid happeningId) => new(kind, happeningId.ToString("N"), meeting, meeting.StartsAt);
}
