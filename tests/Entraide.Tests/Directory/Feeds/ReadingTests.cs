using System.Text;
using Entraide.Directory;
using Xunit;

namespace Entraide.Tests.Directory.Feeds;

/// <summary>What a feed says, what is mended in it, and what is refused with a reason and a position.</summary>
public class ReadingTests
{
    static FeedReading Read(Feed feed, string text) => feed.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "Europe/Paris");

    static FeedReading One(string fields) => Read(Feed.MeetingGuide, $$"""[{"name": "Cercle", "slug": "c", {{fields}}}]""");

    static string Told(ListedMeeting m) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Join(',', m.Days)} {m.Time:HH:mm} {m.Minutes} {string.Join(',', m.Ways)} {string.Join(',', m.Languages)} {m.StepFree}");

    [Fact]
    public void The_guide_format_is_read_in_its_own_terms()
    {
        var reading = Read(Feed.MeetingGuide, Examples.Guide);

        Assert.Empty(reading.Problems);
        var (tuesday, late, without) = (reading.Meetings[0], reading.Meetings[1], reading.Meetings[2]);
        Assert.Equal("2 18:30 90 room fr False", Told(tuesday));
        Assert.Equal("5,6 23:30 60 phone es True", Told(late));
        Assert.Equal("  0 screen fr False", Told(without));
    }

    [Fact]
    public void The_bmlt_format_counts_days_from_one_and_its_codes_become_words()
    {
        var reading = Read(Feed.Bmlt, Examples.Bmlt);

        var (women, screen) = (reading.Meetings[0], reading.Meetings[1]);
        Assert.Equal("0 19:00 90 room es True", Told(women));
        Assert.Equal(["W", "X"], women.Types);
        Assert.Equal("6 09:15 0 screen  False", Told(screen));
        Assert.Null(screen.Latitude);
        Assert.All(reading.Problems, p => Assert.Equal((false, "No time zone is given; Europe/Paris is assumed."), (p.Refused, p.Reason)));
    }

    [Theory]
    [InlineData("""  "day": 2, "time": "25:99", "timezone": "Europe/Paris" """, "« time » is « 25:99 », which is no hour.")]
    [InlineData("""  "day": 2, "time": "24:00", "timezone": "Europe/Paris" """, "« time » is « 24:00 », which is no hour.")]
    [InlineData("""  "day": 2 """, "There is a day but no time.")]
    [InlineData("""  "time": "18:00", "timezone": "Europe/Paris" """, "There is a time but no day.")]
    [InlineData("""  "day": 7, "time": "18:00", "timezone": "Europe/Paris" """, "« day » is « 7 », which is no day: days go from 0 (Sunday) to 6.")]
    [InlineData("""  "day": "mardi", "time": "18:00" """, "« day » is « mardi », which is no day: days go from 0 (Sunday) to 6.")]
    [InlineData("""  "day": "\u001b[2J", "time": "18:00" """, "« day » is « [2J », which is no day: days go from 0 (Sunday) to 6.")]
    [InlineData("""  "day": 2, "time": "18:00", "timezone": "Europe/Lyon" """, "« timezone » is « Europe/Lyon », a time zone that does not exist.")]
    [InlineData("""  "name": "\ud800" """, "It holds a broken character.")]
    [InlineData("""  "feedback_note": "\ud800" """, "It holds a broken character.")]
    [InlineData("""  "\udfff": 1 """, "It holds a broken character.")]
    public void A_row_that_cannot_be_used_is_refused_with_its_reason_and_the_others_are_read(string fields, string reason)
    {
        var reading = Read(Feed.MeetingGuide, $$"""[{"name": "Bon", "slug": "bon"}, {"name": "Cercle", "slug": "c", {{fields}}}, {"name": "Aussi", "slug": "aussi"}]""");

        Assert.Equal(["bon", "aussi"], reading.Meetings.Select(m => m.Id));
        Assert.Equal([(2, true, reason)], reading.Problems.Select(p => (p.Position, p.Refused, p.Reason)));
    }

    [Theory]
    [InlineData("""{"slug": "x"}""", "« name » is missing.")]
    [InlineData("""{"name": "x"}""", "« slug » is missing.")]
    [InlineData("""{"name": " \t\u0007 ", "slug": "x"}""", "« name » is missing.")]
    [InlineData("""{"name": "<b></b>", "slug": "x"}""", "« name » is missing.")]
    [InlineData("17", "This is not a meeting.")]
    [InlineData("null", "This is not a meeting.")]
    [InlineData("""{"name": "Encore", "slug": "bon"}""", "« bon » was already the name of an earlier row.")]
    public void What_is_not_a_meeting_of_its_own_is_refused(string row, string reason)
    {
        var reading = Read(Feed.MeetingGuide, $$"""[{"name": "Bon", "slug": "bon"}, {{row}}]""");

        Assert.Equal(["bon"], reading.Meetings.Select(m => m.Id));
        Assert.Equal(reason, Assert.Single(reading.Problems, p => p is { Position: 2, Refused: true }).Reason);
    }

    [Fact]
    public void What_can_be_mended_is_taken_and_said()
    {
        var reading = One($$"""
            "notes": "<script>alert(1)</script>Venez \u0000\u001bcomme vous êtes{{new string('x', 3000)}}", "conference_url": "javascript:alert(1)",
            "latitude": 445.7, "longitude": 4.8, "city": "{{new string('L', 150)}}"
            """);

        var circle = Assert.Single(reading.Meetings);
        Assert.DoesNotContain('<', circle.Notes);
        Assert.DoesNotContain(circle.Notes, char.IsControl);
        Assert.Equal((2000, 100, "", (double?)null), (circle.Notes.Length, circle.City.Length, circle.Link, circle.Latitude));
        Assert.All(reading.Problems, p => Assert.False(p.Refused));
        Assert.Equal(6, reading.Problems.Select(p => p.Reason).Distinct().Count());
    }

    [Fact]
    public void A_text_is_not_cut_through_a_character_and_a_word_holds_none_that_a_database_refuses()
    {
        var circle = Assert.Single(One($$"""  "city": "{{new string('L', 99)}}🎈🎈", "types": ["O", "\u0000", "a\tb"] """).Meetings);

        Assert.Equal(new string('L', 99), circle.City);
        Assert.Equal(["O"], circle.Types);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("  \n ", "The file is empty.")]
    [InlineData("<!doctype html><title>Not found</title>", "This is a web page or XML, not JSON. Was the address of the feed the right one?")]
    [InlineData("""[{"name": "Cer""", "The file is not complete JSON: it breaks at line 1, character 15.")]
    [InlineData("{\"error\": 1}", "The file is JSON, but not a list of meetings.")]
    [InlineData("42", "The file is JSON, but not a list of meetings.")]
    public void A_file_in_which_nothing_can_be_read_is_refused_in_one_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<FeedUnreadable>(() => Read(Feed.MeetingGuide, text)).Message);

    [Theory]
    [InlineData("", "The file is nested more than 32 levels deep, which no directory is.")]
    [InlineData("}", "The file is not complete JSON: it breaks at line 1, character 10001.")]
    public void A_feed_nested_beyond_reason_is_refused_for_what_it_is(string end, string sentence)
    {
        var deep = string.Concat(Enumerable.Repeat("[", 5000)) + string.Concat(Enumerable.Repeat("]", 5000)) + end;

        Assert.Equal(sentence, Assert.Throws<FeedUnreadable>(() => Read(Feed.MeetingGuide, deep)).Message);
    }

    [Theory]
    [InlineData("utf-32", true)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-32BE", false)]
    public void A_file_in_utf_32_is_told_to_be_one(string encoding, bool marked)
    {
        var refused = Assert.Throws<FeedUnreadable>(() => Feed.MeetingGuide.Read(In(encoding, marked), "Europe/Paris"));

        Assert.Equal("The file is in UTF-32. Save it as UTF-8 and try again.", refused.Message);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void A_file_in_utf_16_is_read_unless_a_character_in_it_is_broken(string encoding, bool marked)
    {
        Assert.Equal(3, Feed.MeetingGuide.Read(In(encoding, marked), "Europe/Paris").Meetings.Count);

        var cut = new MemoryStream(In(encoding, marked).ToArray()[..^1]);
        Assert.Equal("The file is not in UTF-16 throughout: a character in it is broken. Save it as UTF-8 and try again.", Assert.Throws<FeedUnreadable>(() => Feed.MeetingGuide.Read(cut, "Europe/Paris")).Message);
    }

    static MemoryStream In(string encoding, bool marked) =>
        new([.. marked ? Encoding.GetEncoding(encoding).GetPreamble() : [], .. Encoding.GetEncoding(encoding).GetBytes(Examples.Guide)]);

    [Fact]
    public void A_file_that_is_not_in_utf_8_is_refused_with_the_place()
    {
        var latin = Encoding.Latin1.GetBytes("[{\"name\": \"Été\", \"slug\": \"e\"}]");

        var refused = Assert.Throws<FeedUnreadable>(() => Feed.MeetingGuide.Read(new MemoryStream(latin), "Europe/Paris"));

        Assert.Equal("The file is not in UTF-8: the byte at position 12 is none. Save it as UTF-8 and try again.", refused.Message);
    }

    [Fact]
    public void A_file_of_fifty_megabytes_is_refused_without_being_read_to_its_end()
    {
        using var endless = new Endless(50_000_000);

        var refused = Assert.Throws<FeedUnreadable>(() => Feed.MeetingGuide.Read(endless, "Europe/Paris"));

        Assert.Equal("The file is larger than 20 MB, more than any directory we know. It was not read.", refused.Message);
        Assert.InRange(endless.Position, 20_000_000, 21_000_000);
    }

    [Theory]
    [InlineData("meeting-guide-online.json", 80)]
    [InlineData("bmlt-tuesday.json", 53)]
    [InlineData("bmlt-wednesday.json", 54)]
    public void Every_real_group_can_be_read(string file, int groups)
    {
        using var stream = File.OpenRead(Examples.Real(file));

        var reading = (file[0] == 'm' ? Feed.MeetingGuide : Feed.Bmlt).Read(stream, "Europe/Paris");

        Assert.Equal(groups, reading.Meetings.Count);
        Assert.DoesNotContain(reading.Problems, p => p.Refused);
    }

    /// <summary>A long file that need not lie on a disk.</summary>
    sealed class Endless(long length) : MemoryStream
    {
        long read;
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - read);
            buffer.AsSpan(offset, count).Fill((byte)' ');
            read += count;
            return count;
        }
    }
}
