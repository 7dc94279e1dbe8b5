using Entraide.Meetings;
using PublicHoliday;
using Xunit;
using static Entraide.Tests.Rhythms;
using Holiday = Entraide.Meetings.Holiday;

namespace Entraide.Tests;

public class HolidayTests
{
    static readonly Rhythm Thursdays = Weekly(Weekdays.Thursday, Day("2025-04-24")) with { HolidayRegion = "FR", SkipsHolidays = true };

    [Fact]
    public void A_Thursday_group_does_not_meet_on_the_first_of_May_nor_on_Ascension_and_says_why()
    {
        var group = new Schedule(Thursdays);
        Assert.Equal("2025-04-24 2025-05-15 2025-05-22 2025-06-05", group.Days("2025-04-20", "2025-06-05"));
        Assert.Equal(
            [(Day("2025-05-01"), Holiday.LabourDay), (Day("2025-05-08"), Holiday.VictoryDay), (Day("2025-05-29"), Holiday.Ascension)],
            group.Skipped(Day("2025-04-20"), Day("2025-06-05")));
    }

    [Fact]
    public void A_group_that_keeps_holidays_meets_all_the_same() =>
        Assert.Equal("2025-04-24 2025-05-01 2025-05-08",
            new Schedule(Thursdays with { SkipsHolidays = false }).Days("2025-04-20", "2025-05-10"));

    [Fact]
    public void A_meeting_added_on_a_skipped_holiday_takes_place() =>
        Assert.Equal("2025-04-24 2025-05-01 2025-05-15",
            new Schedule(Thursdays).With(new AddedDate(Day("2025-05-01"), Time("10:00"))).Days("2025-04-20", "2025-05-15"));

    [Theory]
    [InlineData("CH-GE", "2027-09-09", Holiday.GenevaFast)]
    [InlineData("CH-GE", "2027-12-31", Holiday.RestorationOfTheRepublic)]
    [InlineData("CH-VD", "2027-09-20", Holiday.FederalFastMonday)]
    [InlineData("CH", "2027-08-01", Holiday.NationalDay)]
    [InlineData("CA-QC", "2027-05-24", Holiday.PatriotsDay)]
    [InlineData("CA-QC", "2026-05-18", Holiday.PatriotsDay)]
    [InlineData("CA-QC", "2027-06-24", Holiday.NationalDay)]
    [InlineData("CA-QC", "2029-07-02", Holiday.CanadaDay)]
    [InlineData("CA-QC", "2027-10-11", Holiday.Thanksgiving)]
    [InlineData("FR-57", "2027-03-26", Holiday.GoodFriday)]
    [InlineData("FR-974", "2027-12-20", Holiday.AbolitionOfSlavery)]
    [InlineData("FR-973", "2030-06-10", Holiday.AbolitionOfSlavery)]
    [InlineData("FR", "2008-05-01", Holiday.LabourDay)]
    public void A_region_keeps_its_own_days(string region, string on, Holiday holiday) =>
        Assert.Equal(holiday, Holidays.On(region, Day(on)));

    [Fact]
    public void Good_Friday_is_a_working_day_in_Paris() => Assert.Null(Holidays.On("FR", Day("2027-03-26")));

    public static TheoryData<string, PublicHolidayBase> Witnesses => new()
    {
        { "FR", new FrancePublicHoliday() },
        { "FR-57", new FrancePublicHoliday { Region = FrancePublicHoliday.Regions.AlsaceMoselle } },
        { "FR-974", new FrancePublicHoliday { Region = FrancePublicHoliday.Regions.Reunion } },
        { "FR-976", new FrancePublicHoliday { Region = FrancePublicHoliday.Regions.Mayotte } },
        { "BE", new BelgiumPublicHoliday() },
        { "LU", new LuxembourgPublicHoliday() },
    };

    [Theory, MemberData(nameof(Witnesses))]
    public void An_independent_calendar_agrees_for_a_century(string region, PublicHolidayBase witness)
    {
        for (var year = 2020; year < 2120; year++)
            Assert.Equal(
                witness.PublicHolidays(year).Select(DateOnly.FromDateTime).Distinct().Order(),
                Holidays.Of(region, year).Select(h => h.On).Distinct());
    }
}
