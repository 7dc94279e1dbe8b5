using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Work;

namespace Entraide.Meetings;

/// <summary>What a group decides for one date: asked first whether it makes sense, then kept and carried into its meetings.</summary>
public sealed class DateChanging(AppDb db, Calendar calendar)
{
    public async Task<(Schedule Schedule, Occurrence Date)> Find(Guid groupId, DateOnly on, CancellationToken stop)
    {
        var schedule = (await calendar.Of(groupId, stop)).OrNotFound();
        var date = schedule.Date(on).OrNotFound();
        return date.EndsAt > db.Now ? (schedule, date) : throw new NotFound();
    }

    public async Task Decide(Circle circle, Schedule schedule, DateChange change, CancellationToken stop)
    {
        if (schedule.Problem(change) is { } problem) throw new Refused(Sentence(problem));
        var after = schedule.With(change).Date(change.On)!;
        if (after.TakesPlace && after.StartsAt <= db.Now) throw new Refused("This day and hour are already over. Please choose others.");
        var group = circle.Group.Id;
        await (change switch
        {
            MovedDate m => calendar.Decide(group, DateDecision.Moved, m.On, m.ToOn, m.Time, m.Minutes),
            AddedDate a => calendar.Decide(group, DateDecision.Added, a.On, null, a.Time, a.Minutes),
            _ => calendar.Decide(group, DateDecision.Cancelled, change.On),
        });
        db.Note(new ScheduleChanged(group));
        await calendar.Align(group, stop);
    }

    static string Sentence(DateChangeProblem problem) => problem switch
    {
        DateChangeProblem.NoSuchDate => "The group does not meet on this day.",
        DateChangeProblem.AlreadyADate => "The group already meets on this day. You can move that date instead.",
        DateChangeProblem.SameHourAsAnother => "The group already meets at this hour. Please choose another.",
        DateChangeProblem.DurationOutOfRange => "A meeting lasts between 15 minutes and 8 hours.",
        DateChangeProblem.DateOutOfRange => "This day is too far away. Choose one within the next years.",
        _ => throw new InvalidOperationException(),
    };
}
