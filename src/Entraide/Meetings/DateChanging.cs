using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>One date as it stands before it is changed.</summary>
/// <param name="HasBegun">It is no longer moved or cancelled.</param>
/// <param name="IsNear">A meeting of which people know; dates far ahead are none yet.</param>
public sealed record FoundDate(Schedule Schedule, Occurrence Date, bool HasBegun, bool IsNear);

/// <summary>What a group decides for one date: asked first whether it makes sense, then kept and carried into its meetings.</summary>
public sealed class DateChanging(AppDb db, Calendar calendar)
{
    public const string Begun = "This date has begun or was already held: it can no longer be moved or cancelled.";

    public async Task<FoundDate> Find(Guid groupId, DateOnly on, CancellationToken stop)
    {
        var schedule = (await calendar.Of(groupId, stop)).OrNotFound();
        var date = schedule.Date(on).OrNotFound();
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.GroupId == groupId && m.OriginalOn == on, stop);
        return new(schedule, date, meeting?.HasBegun(db.Now) ?? date.StartsAt <= db.Now, meeting is not null);
    }

    public Task Decide(Circle circle, FoundDate found, DateChange change, CancellationToken stop) =>
        found.HasBegun ? throw new Refused(Begun) : Decide(circle, found.Schedule, change, stop);

    public async Task Decide(Circle circle, Schedule schedule, DateChange change, CancellationToken stop)
    {
        if (schedule.Problem(change) is { } problem) throw new Refused(Sentence(problem));
        var after = schedule.With(change).Date(change.On)!;
        if (after.TakesPlace && after.StartsAt <= db.Now) throw new Refused("This day and hour are already over. Please choose others.");
        if (after.TakesPlace && after.StartsAt > db.Now.AddYears(2)) throw new Refused(Sentence(DateChangeProblem.DateOutOfRange));
        var group = circle.Group.Id;
        await (change switch
        {
            MovedDate m => calendar.Decide(group, DateDecision.Moved, m.On, m.ToOn, m.Time, m.Minutes),
            AddedDate a => calendar.Decide(group, DateDecision.Added, a.On, null, a.Time, a.Minutes),
            _ => calendar.Decide(group, DateDecision.Cancelled, change.On),
        });
        db.Note(new ScheduleChanged(group));
        await calendar.Align(group, circle.Mine?.Id, stop);
    }

    static string Sentence(DateChangeProblem problem) => problem switch
    {
        DateChangeProblem.NoSuchDate => "The group does not meet on this day.",
        DateChangeProblem.AlreadyADate => "The group already meets on this day. You can move that date instead.",
        DateChangeProblem.SameHourAsAnother => "The group already meets at this hour. Please choose another.",
        DateChangeProblem.DurationOutOfRange => "A meeting lasts between 15 minutes and 8 hours.",
        DateChangeProblem.DateOutOfRange => "This day is too far away. Choose one within the next two years.",
        _ => throw new InvalidOperationException(),
    };
}
