using Entraide.Meetings;
using Xunit;
using static Entraide.Tests.Rhythms;

namespace Entraide.Tests;

public class DateChangeTests
{
    static readonly Schedule Group = new(Weekly(Weekdays.Tuesday, Day("2027-01-05")));

    [Fact]
    public void A_cancelled_date_is_still_shown_as_cancelled_and_is_not_a_next_date()
    {
        var group = Group.With(new CancelledDate(Day("2027-01-12")));
        Assert.Equal([OccurrenceStatus.Planned, OccurrenceStatus.Cancelled, OccurrenceStatus.Planned],
            group.Dates(Day("2027-01-05"), Day("2027-01-19")).Select(o => o.Status));
        Assert.Equal([Day("2027-01-05"), Day("2027-01-19")], group.Next(Utc("2027-01-01 00:00"), 2).Select(o => o.On));
    }

    [Fact]
    public void A_moved_date_keeps_its_name_and_its_length_and_leaves_its_old_day()
    {
        var group = Group.With(new MovedDate(Day("2027-01-12"), Day("2027-02-03"), Time("10:00")));
        Assert.Empty(group.Dates(Day("2027-01-12"), Day("2027-01-12")));
        var moved = Assert.Single(group.Dates(Day("2027-02-03"), Day("2027-02-03")));
        Assert.Equal((Day("2027-01-12"), OccurrenceStatus.Moved), (moved.OriginalOn, moved.Status));
        Assert.Equal((Utc("2027-02-03 09:00"), Utc("2027-02-03 10:30")), (moved.StartsAt, moved.EndsAt));
    }

    [Fact]
    public void A_date_moved_earlier_comes_first() =>
        Assert.Equal([Day("2027-01-18"), Day("2027-01-19")],
            Group.With(new MovedDate(Day("2027-03-02"), Day("2027-01-18"), Time("09:00"), 60))
                .Next(Utc("2027-01-13 00:00"), 2).Select(o => o.On));

    [Fact]
    public void An_added_date_can_be_moved_and_then_cancelled()
    {
        var added = Group.With(new AddedDate(Day("2027-01-09"), Time("14:00")));
        Assert.Equal(OccurrenceStatus.Added, added.Date(Day("2027-01-09"))!.Status);
        var moved = added.With(new MovedDate(Day("2027-01-09"), Day("2027-01-10"), Time("15:00"), 45));
        Assert.Equal(Utc("2027-01-10 14:45"), moved.Date(Day("2027-01-09"))!.EndsAt);
        Assert.False(moved.With(new CancelledDate(Day("2027-01-09"))).Date(Day("2027-01-09"))!.TakesPlace);
    }

    [Fact]
    public void A_changed_rule_holds_from_its_day_and_leaves_the_past_alone()
    {
        var changed = new Schedule([.. Group.Segments, new(Day("2027-01-20"), Weekly(Weekdays.Thursday, Day("2027-01-20"), "10:00", "America/New_York"))]);
        Assert.Equal("2027-01-12 2027-01-19 2027-01-21 2027-01-28", changed.Days("2027-01-12", "2027-01-31"));
        Assert.Equal(Utc("2027-01-21 15:00"), changed.Next(Utc("2027-01-20 00:00"), 1)[0].StartsAt);
    }

    [Fact]
    public void A_change_that_makes_no_sense_is_refused_by_name()
    {
        Assert.Null(Group.Problem(new CancelledDate(Day("2027-01-12"))));
        Assert.Equal(DateChangeProblem.NoSuchDate, Group.Problem(new CancelledDate(Day("2027-01-13"))));
        Assert.Equal(DateChangeProblem.AlreadyADate, Group.Problem(new AddedDate(Day("2027-01-12"), Time("08:00"))));
        Assert.Equal(DateChangeProblem.SameHourAsAnother,
            Group.Problem(new MovedDate(Day("2027-01-12"), Day("2027-01-19"), Time("18:30"))));
        Assert.Equal(DateChangeProblem.DurationOutOfRange, Group.Problem(new AddedDate(Day("2027-01-13"), Time("08:00"), 10)));
        Assert.Equal(DateChangeProblem.DateOutOfRange,
            Group.Problem(new MovedDate(Day("2027-01-12"), DateOnly.MaxValue, Time("08:00"))));
    }
}
