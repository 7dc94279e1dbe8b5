using CsCheck;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Xunit;
using static Entraide.Tests.Rhythms;

namespace Entraide.Tests;

public class CalendarReadBackTests
{
    static readonly DateTime Begin = Utc("2026-08-30 00:00");
    static readonly DateTime End = Utc("2028-09-02 00:00");
    static readonly CalendarCard Card = new("7f3a@entraide", 3, "Rencontre", Utc("2026-09-01 08:00"));

    [Fact]
    public void Another_reader_finds_the_same_dates_in_any_schedule() => ScheduleGen.Schedule.Array[120].Sample(schedules =>
    {
        var readings = OtherReader.Read(schedules.Select(s => CalendarFile.Schedule(Card, s)), Begin, End);
        foreach (var (schedule, reading) in schedules.Zip(readings))
            Assert.Equal(Ours(schedule), reading.Meetings.Select(m => (m[0], m[1])));
    }, iter: 3, threads: 1);

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("America/Martinique")]
    [InlineData("Australia/Sydney")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Jerusalem")]
    public void Another_reader_finds_our_clock_in_the_zone_we_wrote(string zone)
    {
        var group = new Schedule(Weekly(Weekdays.Sunday, Day("2026-09-06"), "02:30", zone));
        var instants = Enumerable.Range(0, 10 * 365 * 4).Select(n => Utc("2026-09-06 00:00").AddHours(n * 6)).ToArray();
        var reading = Assert.Single(OtherReader.Read([CalendarFile.Schedule(Card, group)], Begin, End, instants));
        Assert.Equal(
            instants.Select(at => OtherReader.Iso(DateTime.SpecifyKind(WallClock.ToLocal(zone, at), DateTimeKind.Utc)).TrimEnd('Z')),
            Assert.Single(reading.Clocks));
    }

    [Fact]
    public void A_person_s_meetings_keep_their_titles_and_a_cancelled_one_says_so()
    {
        var group = new Schedule(Weekly(Weekdays.Tuesday, Day("2027-01-05"))).With(new CancelledDate(Day("2027-01-12")));
        var dates = group.Dates(Day("2027-01-05"), Day("2027-01-12"));
        var file = CalendarFile.Meetings(
            [(Card with { Title = "Rencontre ; salle 2, 1ᵉʳ étage\r\nATTENDEE:mailto:x@example.org" }, dates[0]),
                (Card with { Uid = "b", Title = string.Concat(Enumerable.Repeat("é🌿", 40)) }, dates[1])]);
        var reading = Assert.Single(OtherReader.Read([file], Begin, End));
        Assert.Equal(
            ["Rencontre ; salle 2, 1ᵉʳ étage\nATTENDEE:mailto:x@example.org", string.Concat(Enumerable.Repeat("é🌿", 40))],
            reading.Titles);
        Assert.Equal(["CONFIRMED", "CANCELLED"], reading.Statuses);
        Assert.Equal([("2027-01-05T17:30:00Z", "2027-01-05T19:00:00Z")], reading.Meetings.Select(m => (m[0], m[1])));
    }

    static IEnumerable<(string, string)> Ours(Schedule schedule) =>
        schedule.Dates(new(2026, 8, 28), new(2028, 9, 4)).Where(o => o.TakesPlace && o.StartsAt >= Begin && o.StartsAt <= End)
            .Select(o => (OtherReader.Iso(o.StartsAt), OtherReader.Iso(o.EndsAt))).Order();
}
