using Entraide.Meetings;
using Xunit;
using static Entraide.Tests.Rhythms;

namespace Entraide.Tests;

public class ClockChangeTests
{
    [Theory]
    [InlineData("Europe/Paris", "2027-03-28", "02:30", "2027-03-28 01:30", "03:30")]
    [InlineData("Europe/Paris", "2027-10-31", "02:30", "2027-10-31 00:30", "02:30")]
    [InlineData("America/New_York", "2027-03-14", "02:30", "2027-03-14 07:30", "03:30")]
    [InlineData("America/New_York", "2027-11-07", "01:30", "2027-11-07 05:30", "01:30")]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "02:15", "2027-10-02 15:45", "02:45")]
    public void The_night_the_clocks_change_has_one_meeting_at_a_time_that_exists(
        string zone, string on, string time, string startsAt, string shown)
    {
        var date = Assert.Single(new Schedule(Weekly(Weekdays.Sunday, Day(on), time, zone)).Dates(Day(on), Day(on)));
        Assert.Equal(Utc(startsAt), date.StartsAt);
        Assert.Equal(TimeSpan.FromMinutes(90), date.EndsAt - date.StartsAt);
        Assert.Equal(Time(shown), TimeOnly.FromDateTime(date.LocalStart));
        Assert.Equal(Day(on), date.On);
    }

    [Fact]
    public void Half_past_six_stays_half_past_six_when_summer_begins()
    {
        var dates = new Schedule(Weekly(Weekdays.Thursday, Day("2027-03-25"))).Next(Utc("2027-03-25 00:00"), 2);
        Assert.Equal([Utc("2027-03-25 17:30"), Utc("2027-04-01 16:30")], dates.Select(o => o.StartsAt));
        Assert.All(dates, o => Assert.Equal(Time("18:30"), TimeOnly.FromDateTime(o.LocalStart)));
    }
}
