using System.Text.Json;
using Entraide.Groups;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>
/// Keeps the meetings of a group in step with its rhythm: dates of the next weeks become meetings, on which people can sit;
/// a date that moves keeps its meeting, its seats and its identity in every calendar.
/// </summary>
public sealed class Calendar(AppDb db, Reads reads) : IReactTo<GroupEnded>
{
    public const int DaysAhead = 70;

    /// <summary>So many dates are always there, also where a group meets seldom or rests for a season.</summary>
    public const int DatesAhead = 3;

    public async Task<Schedule?> Of(Guid groupId, CancellationToken stop = default)
    {
        // What this act decided and has not saved yet counts too.
        await db.ScheduleRules.Where(r => r.GroupId == groupId).LoadAsync(stop);
        return From(db.ScheduleRules.Local.Where(r => r.GroupId == groupId), await Decisions(groupId, stop));
    }

    async Task<List<ScheduleException>> Decisions(Guid groupId, CancellationToken stop)
    {
        await db.ScheduleExceptions.Where(e => e.GroupId == groupId).LoadAsync(stop);
        return [.. db.ScheduleExceptions.Local.Where(e => e.GroupId == groupId)];
    }

    /// <summary>What is kept, for pages that only show it.</summary>
    public async Task<Schedule?> Kept(Guid groupId, CancellationToken stop = default) => From(
        await reads.All<ScheduleRule>("""WHERE "GroupId" = @group""", stop, ("group", groupId)),
        await reads.All<ScheduleException>("""WHERE "GroupId" = @group""", stop, ("group", groupId)));

    static Schedule? From(IEnumerable<ScheduleRule> rules, IEnumerable<ScheduleException> changes)
    {
        Segment[] segments = [.. rules.Select(r => new Segment(r.FromOn, r.Read()))];
        return segments.Length == 0 ? null : new(segments, changes.OrderBy(e => e.Turn).Select(c => c.Read()));
    }

    /// <summary>
    /// Another rule from this day on. What has begun, and what it would put into the past, stays as people know it: they are in the
    /// room or on their way. So a day that is over by one of the two rules is left to the one before.
    /// </summary>
    public async Task Follow(Guid groupId, DateOnly fromOn, Rhythm rhythm)
    {
        var now = db.Now;
        var rules = await db.ScheduleRules.Where(r => r.GroupId == groupId).ToListAsync();
        var meetings = await db.Meetings.Where(m => m.GroupId == groupId && m.OriginalOn >= fromOn && m.State != MeetingState.Cancelled).ToListAsync();
        var over = meetings.Where(m => m.HasBegun(now)).Select(m => m.Occurrence()).Where(d => d.OriginalOn <= d.On)
            .Concat(new Schedule(rhythm).Dates(fromOn, DateOnly.FromDateTime(now).AddDays(1)).Where(d => d.StartsAt <= now)).ToList();
        if (rules.Count > 0 && over.Count > 0) fromOn = over.Max(d => d.OriginalOn).AddDays(1);
        db.ScheduleRules.RemoveRange(rules.Where(r => r.FromOn >= fromOn));
        db.ScheduleRules.Add(new() { GroupId = groupId, FromOn = fromOn, Rhythm = JsonSerializer.Serialize(rhythm) });
        var schedule = (await Of(groupId))!;
        foreach (var meeting in meetings)
        {
            var date = schedule.Date(meeting.OriginalOn);
            if ((meeting.HasBegun(now) || date?.StartsAt <= now) && !meeting.IsAt(date)) await Keep(meeting, date, schedule.InForce(meeting.OriginalOn).Rhythm.Zone);
        }
    }

    // A date of next week that was moved to today belongs to the other rule, which may have no such day, or other clocks.
    async Task Keep(Meeting meeting, Occurrence? date, string zone)
    {
        var (start, minutes) = (WallClock.ToLocal(zone, meeting.StartsAt), AgendaShelf.Length(meeting));
        if (date is null) await Decide(meeting.GroupId, DateDecision.Added, meeting.OriginalOn, null, TimeOnly.FromDateTime(start), minutes);
        await Decide(meeting.GroupId, DateDecision.Moved, meeting.OriginalOn, DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start), minutes);
    }

    /// <summary>One date cancelled, moved or added.</summary>
    public async Task Decide(Guid groupId, DateDecision decision, DateOnly on, DateOnly? toOn = null, TimeOnly? time = null, int? minutes = null)
    {
        var last = (await Decisions(groupId, default)).Max(e => (int?)e.Turn) ?? 0;
        db.ScheduleExceptions.Add(new() { GroupId = groupId, Turn = last + 1, Decision = decision, On = on, ToOn = toOn, Time = time, Minutes = minutes });
    }

    /// <summary>Makes, moves and cancels meetings so that they say what the schedule says.</summary>
    /// <param name="by">The membership that changed it.</param>
    public async Task Align(Guid groupId, Guid? by = null, CancellationToken stop = default)
    {
        foreach (var meeting in await Adjust(groupId, stop))
            db.Note(meeting.State == MeetingState.Cancelled ? new MeetingCancelled(meeting.Id, by) : new MeetingMoved(meeting.Id, by));
    }

    /// <summary>The same after another rule: what it changes is told together.</summary>
    public async Task AlignAnew(Guid groupId, Guid? by, CancellationToken stop)
    {
        if (await Adjust(groupId, stop) is { Count: > 0 } changed) db.Note(new RhythmChanged(groupId, changed.ConvertAll(m => m.Id), by));
    }

    async Task<List<Meeting>> Adjust(Guid groupId, CancellationToken stop)
    {
        if (await Of(groupId, stop) is not { } schedule) return [];
        var today = DateOnly.FromDateTime(db.Now);
        var dates = schedule.Dates(today, today.AddDays(DaysAhead)).Concat(schedule.Next(db.Now, DatesAhead)).DistinctBy(d => d.OriginalOn).ToDictionary(d => d.OriginalOn);
        var meetings = await db.Meetings.Where(m => m.GroupId == groupId && m.StartsAt > db.Now).OrderBy(m => m.StartsAt).ToListAsync(stop);
        var changed = meetings.FindAll(m => !m.HasBegun(db.Now) && Adjust(m, schedule.Date(m.OriginalOn), db.Now));
        if (changed.Count > 0) await Doubt(changed, stop);
        var named = dates.Keys.ToList();
        var known = await db.Meetings.Where(m => m.GroupId == groupId && named.Contains(m.OriginalOn)).Select(m => m.OriginalOn).ToListAsync(stop);
        foreach (var date in dates.Values.Where(d => d.TakesPlace && d.StartsAt > db.Now && !known.Contains(d.OriginalOn)))
        {
            db.Meetings.Add(new() { GroupId = groupId, OriginalOn = date.OriginalOn, StartsAt = date.StartsAt, EndsAt = date.EndsAt, Zone = date.Zone });
        }
        return changed;
    }

    /// <returns>True when it changed.</returns>
    static bool Adjust(Meeting meeting, Occurrence? date, DateTime now)
    {
        if (date is null or { TakesPlace: false })
        {
            if (meeting.State == MeetingState.Cancelled) return false;
            Cancel(meeting);
            return true;
        }
        // Nobody is called to an hour that is over.
        if (date.StartsAt <= now || meeting.IsAt(date)) return false;
        (meeting.StartsAt, meeting.EndsAt, meeting.Zone, meeting.State) = (date.StartsAt, date.EndsAt, date.Zone, MeetingState.Planned);
        meeting.HoldersAskedAt = null;
        meeting.Sequence++;
        return true;
    }

    static void Cancel(Meeting meeting)
    {
        meeting.State = MeetingState.Cancelled;
        meeting.Sequence++;
    }

    // Whoever stands in came for one hour; at another they say again whether they hold it.
    async Task Doubt(List<Meeting> changed, CancellationToken stop)
    {
        var ids = changed.ConvertAll(m => m.Id);
        db.Seats.RemoveRange(await db.Seats.Where(s => ids.Contains(s.MeetingId) && db.StandIns.Any(i => i.MeetingId == s.MeetingId && i.MembershipId == s.MembershipId)).ToListAsync(stop));
    }

    public async Task React(GroupEnded ended, Guid happeningId, CancellationToken stop)
    {
        var now = db.Now;
        var ahead = await db.Meetings.Where(m => m.GroupId == ended.GroupId && m.State == MeetingState.Planned && m.StartsAt > now).OrderBy(m => m.StartsAt).ToListAsync(stop);
        ahead.ForEach(Cancel);
        db.Note(new LastDatesCancelled(ended.GroupId, ahead.ConvertAll(m => m.Id), ended.By));
    }

    // A group that waits again after a coordinator took a decision back meets once nothing is missing, or once they decide anew.
    static async Task GoOn(IServiceProvider services, CancellationToken stop)
    {
        var (db, readiness, ring) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Readiness>(), services.GetRequiredService<KeyRing>());
        foreach (var group in await db.Groups.Where(g => g.State == GroupState.Forming && db.ScheduleRules.Any(r => r.GroupId == g.Id)).ToListAsync(stop))
            if (group.Override is not null || (await readiness.Lacks(group, ring.OpenCard(group), stop: stop)).Count == 0) group.State = GroupState.Open;
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Recurring: brings the next weeks of every living group into being.</summary>
    public static async Task AlignAll(IServiceProvider services, CancellationToken stop)
    {
        var (db, calendar) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Calendar>());
        await GoOn(services, stop);
        foreach (var id in await db.Groups.Where(g => g.State == GroupState.Open).Select(g => g.Id).ToListAsync(stop))
        {
            await calendar.Align(id, stop: stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }
}
