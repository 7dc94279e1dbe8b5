using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>A meeting that looks for somebody to hold it, as the reader may see it.</summary>
/// <param name="Card">Opened; pages for people outside the group show only when, where about and how.</param>
/// <param name="Inside">The reader leads this group.</param>
/// <param name="Coordinates">The reader looks after its chapter.</param>
public sealed record StandInCall(Meeting Meeting, Group Group, GroupCard Card, bool Inside, bool Coordinates)
{
    /// <summary>Of another group of the chapter, asked by a coordinator.</summary>
    public bool MayBeTaken(bool leadsInChapter) => Inside || (Meeting.StandInForChapter && leadsInChapter);
}

/// <summary>Facilitators can be out: who is looked for, who may take over, and how.</summary>
public sealed class StandingIn(AppDb db, Me me, KeyRing ring, Joining joining, Seating seating)
{
    public static readonly TimeSpan AskedAhead = TimeSpan.FromHours(72), Ahead = TimeSpan.FromHours(48), Silence = TimeSpan.FromHours(23);

    /// <summary>Whoever leads cannot hold this one. No reason is asked; whoever stood in gives it back.</summary>
    public async Task Out(Sitting sitting, CancellationToken stop)
    {
        await seating.StayAway(sitting, stop);
        if (sitting.StandsIn)
            await db.StandIns.Where(s => s.MeetingId == sitting.Meeting.Id && s.MembershipId == sitting.Mine.Id).ForEachAsync(s => db.Remove(s), stop);
        Call(sitting.Meeting);
    }

    /// <summary>The calls this person may read, the soonest first.</summary>
    public async Task<IReadOnlyList<StandInCall>> Calls(CancellationToken stop)
    {
        var chapters = await ChaptersLed(stop);
        var rows = await (from m in db.Meetings
                          where m.State == MeetingState.Planned && m.StandInCalledAt != null && m.EndsAt > db.Now
                          join g in db.Groups on m.GroupId equals g.Id
                          where g.State == GroupState.Open
                          orderby m.StartsAt
                          select new { m, g }).AsNoTracking().ToListAsync(stop);
        var led = await GroupsLed(stop);
        return [.. rows.Select(r => new StandInCall(r.m, r.g, ring.OpenCard(r.g), led.Contains(r.g.Id), me.Coordinates(r.g.ChapterId)))
            .Where(c => c.Coordinates || c.MayBeTaken(chapters.Contains(c.Group.ChapterId ?? Guid.Empty)))];
    }

    /// <summary>One call, for those who may take it; a missing page to everybody else.</summary>
    public async Task<StandInCall> Find(Guid meetingId, bool asCoordinator, CancellationToken stop)
    {
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == meetingId && m.State == MeetingState.Planned && m.StandInCalledAt != null, stop).OrNotFound();
        var group = await db.Groups.SingleAsync(g => g.Id == meeting.GroupId, stop);
        var call = new StandInCall(meeting, group, ring.OpenCard(group), (await GroupsLed(stop)).Contains(group.Id), me.Coordinates(group.ChapterId));
        var may = meeting.EndsAt > db.Now && group.State == GroupState.Open
            && (asCoordinator ? call.Coordinates : call.MayBeTaken((await ChaptersLed(stop)).Contains(group.ChapterId ?? Guid.Empty)));
        if (!may) throw new NotFound();
        return me.IsStrong ? call : throw new NeedsStrongSignIn();
    }

    public Task<bool> IsTrained(CancellationToken stop) => db.IsTrained(me.AccountId, stop);

    /// <param name="alias">The name to bear there; used when the person is of another group.</param>
    public async Task Take(StandInCall call, string alias, CancellationToken stop)
    {
        if (!await IsTrained(stop)) throw new Refused("You hold no current credential today, so you cannot hold a meeting.");
        var way = GroupWords.Ways.First(w => call.Card.Formats.HasFlag(w));
        Membership mine;
        if (call.Inside) mine = await db.Memberships.Of(me).SingleAsync(m => m.GroupId == call.Group.Id, stop);
        else
        {
            mine = await joining.StandIn(me.Account!, call.Group, alias);
            if (!await db.StandIns.AnyAsync(s => s.MeetingId == call.Meeting.Id && s.MembershipId == mine.Id, stop))
                db.StandIns.Add(new() { MeetingId = call.Meeting.Id, MembershipId = mine.Id });
        }
        await seating.Come(new(call.Meeting, new(call.Group, call.Card, mine, ""), StandsIn: !call.Inside), way, listens: false, stop);
    }

    /// <summary>A coordinator asks the facilitators of the whole chapter.</summary>
    public void Widen(StandInCall call)
    {
        if (call.Meeting.StandInForChapter) return;
        call.Meeting.StandInForChapter = true;
        db.Note(new StandInCalledInChapter(call.Meeting.Id));
    }

    /// <summary>
    /// Recurring: three days before a meeting nobody has said they hold, those who lead and were silent are asked. From two days
    /// before, somebody is looked for once every one of them said no, or when a day of silence says as much.
    /// </summary>
    public static async Task CallAll(IServiceProvider services, CancellationToken stop)
    {
        var (db, standingIn, seating) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<StandingIn>(), services.GetRequiredService<Seating>());
        var (now, until) = (db.Now, db.Now + AskedAhead);
        var near = await db.Meetings.Where(m => m.State == MeetingState.Planned && m.StandInCalledAt == null && m.StartsAt > now && m.StartsAt <= until
            && db.Groups.Any(g => g.Id == m.GroupId && g.State == GroupState.Open)).ToListAsync(stop);
        foreach (var meeting in near)
        {
            var seats = await seating.Of(meeting, stop);
            if (seats.Any(s => s.Seat.Coming == Coming.Yes && s.Member.Holds())) continue;
            var silent = (await db.Memberships.AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member && m.Roles != Roles.None).ToListAsync(stop))
                .Where(m => m.Leads && seats.TrueForAll(s => s.Member.Id != m.Id)).Select(m => m.Id).ToList();
            if (silent.Count > 0 && meeting.HoldersAskedAt is null)
            {
                meeting.HoldersAskedAt = now.ToQuarterHour();
                db.Note(new HoldersAsked(meeting.Id));
            }
            else if (meeting.StartsAt <= now + Ahead && (silent.Count == 0 || (meeting.HoldersAskedAt <= now - Silence && !await HeldTheLast(db, meeting.GroupId, silent, stop)))) standingIn.Call(meeting);
        }
    }

    // Some come each time without a word.
    static async Task<bool> HeldTheLast(AppDb db, Guid groupId, List<Guid> silent, CancellationToken stop)
    {
        var last = await db.Meetings.Where(m => m.GroupId == groupId && m.State == MeetingState.Closed).OrderByDescending(m => m.StartsAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(stop);
        return await db.Seats.AnyAsync(s => s.MeetingId == last && s.Came == true && silent.Contains(s.MembershipId), stop);
    }

    /// <summary>Recurring: what a stand-in was to the group ends some weeks after the last meeting they held.</summary>
    public static async Task EndAll(IServiceProvider services, CancellationToken stop)
    {
        var (db, joining) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Joining>());
        var before = db.Now - StandIn.Kept;
        var over = await db.Memberships.Where(m => m.State == MembershipState.StandIn
            && !db.StandIns.Any(s => s.MembershipId == m.Id && db.Meetings.Any(x => x.Id == s.MeetingId && x.EndsAt > before))).ToListAsync(stop);
        foreach (var membership in over) await joining.EndStandIn(membership);
    }

    void Call(Meeting meeting)
    {
        if (meeting.StandInCalledAt is not null) return;
        meeting.StandInCalledAt = db.Now.ToQuarterHour();
        db.Note(new StandInCalled(meeting.Id));
    }

    async Task<HashSet<Guid>> GroupsLed(CancellationToken stop) =>
        [.. (await db.Memberships.AsNoTracking().Of(me).ToListAsync(stop)).Where(m => m.Leads).Select(m => m.GroupId)];

    // Groups without a chapter are looked after together.
    async Task<HashSet<Guid>> ChaptersLed(CancellationToken stop)
    {
        var led = await GroupsLed(stop);
        return [.. (await db.Groups.AsNoTracking().Where(g => led.Contains(g.Id) && g.State == GroupState.Open).Select(g => g.ChapterId).ToListAsync(stop)).Select(c => c ?? Guid.Empty)];
    }
}
