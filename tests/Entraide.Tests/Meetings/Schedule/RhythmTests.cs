using Entraide.Meetings;
using Xunit;
using static Entraide.Tests.Rhythms;

namespace Entraide.Tests;

public class RhythmTests
{
    [Fact]
    public void A_family_group_meets_on_the_last_Thursday_from_October_to_June_nine_times()
    {
        var group = new Schedule(Monthly(Ordinals.Last, Weekdays.Thursday, "17:30") with { Season = OctoberToJune });
        Assert.Equal("2026-10-29 2026-11-26 2026-12-31 2027-01-28 2027-02-25 2027-03-25 2027-04-29 2027-05-27 2027-06-24",
            group.Days("2026-10-01", "2027-09-30"));
        var first = group.Next(Utc("2026-10-01 00:00"), 1)[0];
        Assert.Equal((Utc("2026-10-29 16:30"), Utc("2026-10-29 18:30")), (first.StartsAt, first.EndsAt));
        Assert.Equal(new DateTime(2026, 10, 29, 17, 30, 0), first.LocalStart);
    }

    [Theory]
    [InlineData(Ordinals.First, Weekdays.Tuesday, "2026-10-06 2026-11-03 2026-12-01 2027-01-05")]
    [InlineData(Ordinals.Second, Weekdays.Thursday, "2026-10-08 2026-11-12 2026-12-10 2027-01-14")]
    [InlineData(Ordinals.First | Ordinals.Third, Weekdays.Tuesday,
        "2026-10-06 2026-10-20 2026-11-03 2026-11-17 2026-12-01 2026-12-15 2027-01-05 2027-01-19")]
    [InlineData(Ordinals.Fourth | Ordinals.Last, Weekdays.Thursday,
        "2026-10-22 2026-10-29 2026-11-26 2026-12-24 2026-12-31 2027-01-28")]
    [InlineData(Ordinals.Fifth, Weekdays.Friday, "2026-10-30 2027-01-29")]
    public void A_monthly_group_meets_on_its_weekdays_of_the_month(Ordinals ordinals, Weekdays days, string dates) =>
        Assert.Equal(dates, new Schedule(Monthly(ordinals, days)).Days("2026-10-01", "2027-01-31"));

    [Fact]
    public void A_fortnightly_group_keeps_its_fortnight_across_a_year_of_53_weeks() =>
        Assert.Equal("2026-12-16 2026-12-30 2027-01-13 2027-01-27",
            new Schedule(Weekly(Weekdays.Wednesday, Day("2026-12-16")) with { Every = 2 }).Days("2026-12-01", "2027-01-31"));

    [Fact]
    public void A_group_that_begins_midweek_counts_its_fortnight_from_that_week() =>
        Assert.Equal("2026-12-17 2026-12-29 2026-12-31 2027-01-12",
            new Schedule(Weekly(Weekdays.Tuesday | Weekdays.Thursday, Day("2026-12-16")) with { Every = 2 })
                .Days("2026-12-01", "2027-01-12"));

    [Fact]
    public void A_rule_ends_with_its_last_day_included()
    {
        var group = new Schedule(Weekly(Weekdays.Monday, Day("2027-01-04")) with { UntilOn = Day("2027-01-18") });
        Assert.Equal("2027-01-04 2027-01-11 2027-01-18", group.Days("2026-01-01", "2028-01-01"));
        Assert.Empty(group.Next(Utc("2027-01-19 00:00"), 3));
    }

    [Fact]
    public void A_season_that_wraps_the_year_is_read_in_the_order_it_is_lived()
    {
        Assert.Equal([10, 11, 12, 1, 2, 3, 4, 5, 6], OctoberToJune.Months());
        Assert.Equal([1, 3, -1], (Ordinals.Last | Ordinals.First | Ordinals.Third).InOrder());
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Sunday], (Weekdays.Sunday | Weekdays.Monday).InOrder());
    }

    [Fact]
    public void A_sound_rule_has_no_problem_and_a_bad_one_has_each_of_its_own()
    {
        var sound = Monthly(Ordinals.Last, Weekdays.Thursday);
        Assert.Empty(sound.Problems());
        Assert.Equal(
            [RhythmProblem.NoDay, RhythmProblem.NoOrdinal, RhythmProblem.EveryOutOfRange, RhythmProblem.SeasonOutOfRange,
                RhythmProblem.DurationOutOfRange, RhythmProblem.UnknownZone, RhythmProblem.EndsBeforeItStarts,
                RhythmProblem.UnknownHolidayRegion],
            (sound with
            {
                Days = Weekdays.None, Ordinals = Ordinals.None, Every = 0, Season = new(0, 13), Minutes = 14,
                Zone = "Europe/Lille", UntilOn = Day("2026-09-30"), HolidayRegion = "FR-99",
            }).Problems());
        Assert.Equal([RhythmProblem.HolidayRegionMissing], (sound with { SkipsHolidays = true }).Problems());
        Assert.Equal([RhythmProblem.DurationOutOfRange], (sound with { Minutes = 481 }).Problems());
        Assert.Equal([RhythmProblem.DateOutOfRange], (sound with { StartsOn = DateOnly.MaxValue }).Problems());
        Assert.Equal([RhythmProblem.UnknownZone], (sound with { Zone = "UTC+05" }).Problems());
    }

    [Fact]
    public void A_rule_that_no_year_satisfies_says_so() =>
        Assert.Equal([RhythmProblem.NeverHappens],
            (Monthly(Ordinals.First, Weekdays.Monday) with { UntilOn = Day("2026-10-04") }).Problems());

    [Fact]
    public void A_schedule_refuses_a_rule_that_is_not_sound() =>
        Assert.Throws<ArgumentException>(() => new Schedule(Monthly(Ordinals.Last, Weekdays.None)));
}
