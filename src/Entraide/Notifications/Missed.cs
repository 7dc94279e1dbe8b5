using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>
/// Looks for people who were away twice in a row without saying so. Saying « I am not coming » is a word, and ends the count; so
/// does coming. A third absence adds nothing: one message at most until they come again. Where nobody closed the meeting, nobody said who was there.
/// </summary>
public sealed class Missed(AppDb db)
{
    const int MeetingsRead = 6;

    // Long enough for those who held the meeting to put attendance right, and to sleep on it.
    static readonly TimeSpan Rest = TimeSpan.FromHours(12), Late = TimeSpan.FromDays(4);

    /// <summary>Recurring.</summary>
    public static async Task Look(IServiceProvider services, CancellationToken stop)
    {
        var (db, missed) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Missed>());
        var (from, to) = (db.Now - Late, db.Now - Rest);
        var ended = await db.Meetings.Where(m => m.State == MeetingState.Closed && m.EndsAt > from && m.EndsAt <= to).Select(m => m.Id).ToListAsync(stop);
        foreach (var id in ended)
        {
            await missed.After(id, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Drafts that wait for a human: the person is still a member and has not come, or said they would, since.</summary>
    public IQueryable<MissedDraft> Waiting(Guid groupId)
    {
        var now = db.Now;
        return db.MissedDrafts.Where(d => d.State == MissedState.Waiting
            && db.Memberships.Any(m => m.Id == d.MembershipId && m.GroupId == groupId && m.State == MembershipState.Member)
            && !db.Seats.Any(s => s.MembershipId == d.MembershipId && (s.Came == true || s.Coming == Coming.Yes || s.Coming == Coming.No)
                && db.Meetings.Any(m => m.Id == s.MeetingId && m.StartsAt > db.Meetings.First(x => x.Id == d.MeetingId).StartsAt && (s.Came == true || m.StartsAt > now))));
    }

    async Task After(Guid meetingId, CancellationToken stop)
    {
        var last = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, stop);
        var meetings = await db.Meetings.AsNoTracking()
            .Where(m => m.GroupId == last.GroupId && m.State == MeetingState.Closed && m.StartsAt <= last.StartsAt && db.Seats.Any(s => s.MeetingId == m.Id && s.Came == true)
                && !db.MeetingFacts.Any(f => f.MeetingId == m.Id && f.Kind == FactKind.ClosedByItself))
            .OrderByDescending(m => m.StartsAt).Take(MeetingsRead).ToListAsync(stop);
        if (meetings.Count < 2 || meetings[0].Id != last.Id) return;
        var ids = meetings.ConvertAll(m => m.Id);
        var seats = (await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId)).ToListAsync(stop)).ToLookup(s => s.MembershipId);
        var known = (await db.MissedDrafts.AsNoTracking().Where(d => ids.Contains(d.MeetingId)).ToListAsync(stop)).ToLookup(d => d.MembershipId, d => d.MeetingId);
        var members = await db.Memberships.AsNoTracking().Where(m => m.GroupId == last.GroupId && m.State == MembershipState.Member).ToListAsync(stop);
        foreach (var member in members.Where(m => WasMissed(m, meetings, seats[m.Id].ToDictionary(s => s.MeetingId), [.. known[m.Id]])))
            db.MissedDrafts.Add(new() { MembershipId = member.Id, MeetingId = last.Id });
    }

    // Exactly two, and only of somebody the group expected: who came before, or said they would come.
    static bool WasMissed(Membership member, List<Meeting> meetings, Dictionary<Guid, Seat> seats, List<Guid> drafted)
    {
        var away = meetings.TakeWhile(m => seats.GetValueOrDefault(m.Id) is null or { Coming: Coming.Yes, Came: not true }).ToList();
        var since = member.JoinedOn?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return away.Count == 2 && !away.Exists(m => drafted.Contains(m.Id)) && (since is null || away[^1].StartsAt >= since)
            && (seats.Values.Any(s => s.Came == true) || away.Any(m => seats.ContainsKey(m.Id)));
    }
}
