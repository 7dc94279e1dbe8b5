using Entraide.Groups;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>What happens around places and charters, told to those whom it concerns.</summary>
public sealed class GroupNews(AppDb db, Reaching reaching) :
    IReactTo<SomebodyAsked>, IReactTo<TalkProposed>, IReactTo<PlaceOffered>, IReactTo<MemberAdmitted>, IReactTo<AskDeclined>, IReactTo<CharterPublished>, IReactTo<LeaderFound>, IReactTo<ReviewDue>, IReactTo<GroupEnded>
{
    static readonly TimeSpan Useful = TimeSpan.FromDays(7);

    public async Task React(SomebodyAsked asked, Guid happeningId, CancellationToken stop)
    {
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == asked.MembershipId && m.State == MembershipState.Asked, stop) is not { } asker) return;
        var members = await Members(asker.GroupId, stop);
        foreach (var member in members.Where(m => m.Leads || m.Roles.HasFlag(Roles.Welcome)))
            await Anew(member, NoticeKind.SomebodyAsked, happeningId, stop);
    }

    public Task React(TalkProposed talk, Guid happeningId, CancellationToken stop) => Person(talk.MembershipId, NoticeKind.TalkProposed, happeningId, stop);

    public Task React(MemberAdmitted admitted, Guid happeningId, CancellationToken stop) => Person(admitted.MembershipId, NoticeKind.Admitted, happeningId, stop);

    public Task React(AskDeclined declined, Guid happeningId, CancellationToken stop) => Person(declined.MembershipId, NoticeKind.Declined, happeningId, stop);

    public async Task React(PlaceOffered offered, Guid happeningId, CancellationToken stop)
    {
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == offered.MembershipId && m.State == MembershipState.Offered, stop) is not { } person) return;
        await reaching.Tell(person, News(NoticeKind.PlaceOffered, happeningId) with { Until = person.OfferEndsAt ?? db.Now + Useful }, stop);
    }

    public async Task React(CharterPublished published, Guid happeningId, CancellationToken stop)
    {
        foreach (var member in (await Members(published.GroupId, stop)).Where(m => m.AgreedCharter < published.Number))
            await Anew(member, NoticeKind.Charter, happeningId, stop);
    }

    /// <summary>In the place of the last of its kind: one line says that somebody waits, not one for each.</summary>
    async Task Anew(Membership member, NoticeKind kind, Guid happeningId, CancellationToken stop)
    {
        var before = await db.Notices.Where(n => n.MembershipId == member.Id && n.Kind == kind).ToListAsync(stop);
        if (await reaching.Tell(member, News(kind, happeningId), stop) is not null) db.Notices.RemoveRange(before);
    }

    /// <summary>To those who led before.</summary>
    public async Task React(LeaderFound found, Guid happeningId, CancellationToken stop)
    {
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == found.MembershipId, stop) is not { } leader) return;
        foreach (var member in (await Members(leader.GroupId, stop)).Where(m => m.Leads && m.Id != leader.Id))
            await reaching.Tell(member, News(NoticeKind.LeaderFound, happeningId), stop);
    }

    public async Task React(ReviewDue due, Guid happeningId, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(db.Now);
        // Another date was set meanwhile: nothing is due.
        if (!await db.Groups.AnyAsync(g => g.Id == due.GroupId && g.ReviewOn <= today, stop)) return;
        foreach (var member in (await Members(due.GroupId, stop)).Where(m => m.Leads)) await reaching.Tell(member, News(NoticeKind.ReviewDue, happeningId), stop);
    }

    /// <summary>To those who asked, wait or were offered a place, in the words of every no.</summary>
    public async Task React(GroupEnded ended, Guid happeningId, CancellationToken stop)
    {
        var askers = await db.Memberships.AsNoTracking().Where(m => m.GroupId == ended.GroupId && (m.State == MembershipState.Asked || m.State == MembershipState.Talk
            || m.State == MembershipState.Waiting || m.State == MembershipState.Offered)).ToListAsync(stop);
        foreach (var person in askers) await reaching.Tell(person, News(NoticeKind.Declined, happeningId), stop);
    }

    async Task Person(Guid membershipId, NoticeKind kind, Guid happeningId, CancellationToken stop)
    {
        if (await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == membershipId, stop) is { } person)
            await reaching.Tell(person, News(kind, happeningId), stop);
    }

    Task<List<Membership>> Members(Guid groupId, CancellationToken stop) =>
        db.Memberships.AsNoTracking().Where(m => m.GroupId == groupId && m.State == MembershipState.Member).ToListAsync(stop);

    News News(NoticeKind kind, Guid happeningId) => new(kind, happeningId.ToString("N"), null, db.Now + Useful);
}
