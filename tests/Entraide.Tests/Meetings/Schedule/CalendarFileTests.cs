using System.Text;
using CsCheck;
using Entraide.Meetings;
using Xunit;
using static Entraide.Tests.Rhythms;

namespace Entraide.Tests;

public class CalendarFileTests
{
    static readonly CalendarCard Card = new("7f3a@entraide", 3, "Rencontre", Utc("2026-09-01 08:00"));

    static readonly Schedule LastThursday =
        new(Monthly(Ordinals.Last, Weekdays.Thursday, "17:30") with { Season = OctoberToJune });

    static readonly Gen<string> Hostile =
        Gen.Char["\r\n\0\t\v\f\u001b\u007f\u0085\u2028\ud83c\udf3f:;,\\\" aé€"].Array[0, 200].Select(c => new string(c));

    [Fact]
    public void The_last_Thursday_from_October_to_June_is_written_as_a_rule_in_its_zone()
    {
        var lines = Lines(CalendarFile.Schedule(Card, LastThursday));
        Assert.Contains("METHOD:PUBLISH", lines);
        Assert.Contains("UID:20261001-7f3a@entraide", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains("DTSTAMP:20260901T080000Z", lines);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261029T173000", lines);
        Assert.Contains("DURATION:PT120M", lines);
        Assert.Contains("RRULE:FREQ=MONTHLY;BYDAY=-1TH;BYMONTH=1,2,3,4,5,6,10,11,12", lines);
        Assert.Contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("EXDATE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("America/New_York", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "TZOFFSETTO:-0400")]
    [InlineData("Australia/Sydney", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "TZOFFSETTO:+1000")]
    [InlineData("Asia/Kathmandu", "TZNAME:+0545", "TZOFFSETTO:+0545")]
    public void A_zone_is_written_with_the_rule_its_clocks_keep_to(string zone, string rule, string offset)
    {
        var lines = Lines(CalendarFile.Schedule(Card, new(Weekly(Weekdays.Sunday, Day("2026-09-06"), zone: zone))));
        Assert.Contains(rule, lines);
        Assert.Contains(offset, lines);
    }

    [Fact]
    public void A_cancelled_a_moved_and_an_added_date_each_have_their_own_line()
    {
        var lines = Lines(CalendarFile.Schedule(Card, LastThursday
            .With(new CancelledDate(Day("2026-12-31")))
            .With(new MovedDate(Day("2026-11-26"), Day("2026-11-27"), Time("18:00")))
            .With(new AddedDate(Day("2027-07-08"), Time("17:30")))));
        Assert.Contains("EXDATE;TZID=Europe/Paris:20261231T173000", lines);
        Assert.Contains("RECURRENCE-ID;TZID=Europe/Paris:20261126T173000", lines);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261127T180000", lines);
        Assert.Contains("UID:added-20270708-7f3a@entraide", lines);
        Assert.Equal(3, lines.Count(l => l == "BEGIN:VEVENT"));
    }

    [Fact]
    public void A_changed_rule_ends_the_first_entry_and_begins_another()
    {
        var lines = Lines(CalendarFile.Schedule(Card, new([.. LastThursday.Segments,
            new(Day("2027-01-01"), Monthly(Ordinals.First, Weekdays.Tuesday) with { StartsOn = Day("2027-01-01") })])));
        Assert.Contains("RRULE:FREQ=MONTHLY;BYDAY=-1TH;BYMONTH=1,2,3,4,5,6,10,11,12;UNTIL=20261231T163000Z", lines);
        Assert.Contains("UID:20270101-7f3a@entraide", lines);
        Assert.Equal(2, lines.Count(l => l == "BEGIN:VEVENT"));
    }

    [Fact]
    public void A_meeting_says_where_and_asks_for_discretion()
    {
        var lines = Lines(CalendarFile.Meeting(
            Card with { Location = "12, rue du Port", Description = "a\\b", Url = new("https://example.org/r/1"), Private = true },
            LastThursday.Next(Utc("2026-10-01 00:00"), 1)[0]));
        Assert.Contains(@"LOCATION:12\, rue du Port", lines);
        Assert.Contains(@"DESCRIPTION:a\\b", lines);
        Assert.Contains("URL:https://example.org/r/1", lines);
        Assert.Contains("CLASS:PRIVATE", lines);
    }

    [Fact]
    public void No_title_can_add_a_line_or_make_one_too_long() => Hostile.Sample(title =>
    {
        var occurrence = LastThursday.Next(Utc("2026-10-01 00:00"), 1)[0];
        var file = CalendarFile.Meeting(Card with { Title = "Rencontre" + title, Uid = "u" + title }, occurrence);
        Assert.All(file.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
        Assert.DoesNotContain(file.Replace("\r\n", "", StringComparison.Ordinal), char.IsControl);
        Assert.Equal(Lines(CalendarFile.Meeting(Card, occurrence)).Length, Lines(file).Length);
    }, iter: 2000);

    static string[] Lines(string file) =>
        file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
