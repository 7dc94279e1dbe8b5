using System.Text;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Directory.Feeds;

/// <summary>import and export as somebody at a terminal meets them.</summary>
public class ImportTests
{
    [Fact]
    public async Task A_partners_groups_are_listed_and_taking_them_again_changes_nothing()
    {
        await using var terminal = await Terminal.Open();
        var file = terminal.Write("pays-de-loire.json", Examples.Guide);

        var first = await terminal.Run(["import", "meeting-guide", file]);
        var again = await terminal.Run(["import", "meeting-guide", file]);

        Assert.Equal((0, "pays-de-loire: 3 added, 0 changed, 0 unchanged, 0 removed, 0 refused.", ""), (first.Code, first.Out.Trim(), first.Error));
        Assert.Equal((0, "pays-de-loire: 0 added, 0 changed, 3 unchanged, 0 removed, 0 refused."), (again.Code, again.Out.Trim()));
        await using var db = terminal.Look();
        Assert.Equal(3, await db.Listings.CountAsync());
        Assert.Equal(4, await db.ListingTimes.CountAsync());
    }

    [Fact]
    public async Task A_group_that_changed_is_changed_and_one_that_is_gone_goes_from_standard_input_too()
    {
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes(Examples.Guide));
        await using (var before = terminal.Look()) Assert.Equal(3, await before.Listings.CountAsync(l => l.Partner == "Loire"));

        var said = await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"],
            Encoding.UTF8.GetBytes("""[{"name": "Entraide du mercredi", "slug": "mardi-1", "day": 3, "time": "18:30", "timezone": "Europe/Paris"}, {"name": "Sans jour", "slug": "sans-3"}]"""));

        Assert.Equal("Loire: 0 added, 2 changed, 0 unchanged, 1 removed, 0 refused.", said.Out.Trim());
        await using var db = terminal.Look();
        Assert.Equal([3, null], await db.ListingTimes.OrderByDescending(t => t.Day != null).Select(t => t.Day).ToListAsync());
        Assert.Contains(await db.Listings.ToListAsync(), l => l.Name == "Entraide du mercredi" && l.Slug.StartsWith("entraide-du-mardi-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_groups_of_two_partners_do_not_meet_even_under_one_name()
    {
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", "meeting-guide", terminal.Write("nord.json", Examples.Guide)]);

        await terminal.Run(["import", "meeting-guide", terminal.Write("sud.json", """[{"name": "Entraide du mardi", "slug": "mardi-1"}]""")]);

        await using var db = terminal.Look();
        Assert.Equal(["nord", "nord", "nord", "sud"], await db.Listings.OrderBy(l => l.Partner).Select(l => l.Partner).ToListAsync());
        Assert.Equal(4, await db.Listings.Select(l => l.Slug).Distinct().CountAsync());
    }

    [Fact]
    public async Task Refused_and_mended_rows_are_named_with_position_and_reason()
    {
        await using var terminal = await Terminal.Open();
        var file = terminal.Write("mixed.json", """
            [{"name": "Bon", "slug": "bon", "day": 1, "time": "10:00"},
             {"name": "Minuit passé", "slug": "tard", "day": 2, "time": "25:99", "timezone": "Europe/Paris"}]
            """);

        var said = await terminal.Run(["import", "meeting-guide", file, "--zone", "Europe/Brussels"]);

        Assert.Equal(0, said.Code);
        Assert.Equal(["Row 1 mended: No time zone is given; Europe/Brussels is assumed.", "Row 2 refused: « time » is « 25:99 », which is no hour."], Lines(said.Error));
        Assert.Equal("mixed: 1 added, 0 changed, 0 unchanged, 0 removed, 1 refused.", said.Out.Trim());
    }

    [Theory]
    [InlineData("""[{"name": "Tard", "slug": "tard", "day": 2, "time": "25:99", "timezone": "Europe/Paris"}]""", "No row could be read.")]
    [InlineData("""[{"name": "Sans heure", "slug": "s", "day": 2}]""", "No row could be read.")]
    [InlineData("[]", "No row could be read.")]
    [InlineData("[{]", "The file is not complete JSON: it breaks at line 1, character 3.")]
    [InlineData("<html>", "This is a web page or XML, not JSON. Was the address of the feed the right one?")]
    public async Task Where_nothing_can_be_read_the_database_stays_as_it_was(string content, string sentence)
    {
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", "meeting-guide", terminal.Write("good.json", Examples.Guide), "--partner", "Loire"]);

        var said = await terminal.Run(["import", "meeting-guide", terminal.Write("bad.json", content), "--partner", "Loire"]);

        Assert.Equal((1, $"{sentence} Nothing was changed.", ""), (said.Code, Lines(said.Error)[^1], said.Out));
        await using var db = terminal.Look();
        Assert.Equal(3, await db.Listings.CountAsync());
    }

    [Theory]
    [InlineData(1, "There is no file « nowhere.json ». Nothing was changed.", "import", "meeting-guide", "nowhere.json")]
    [InlineData(1, "« Mars/Olympus » is no time zone. Give one such as Europe/Paris. Nothing was changed.", "import", "bmlt", "nowhere.json", "--zone", "Mars/Olympus")]
    [InlineData(2, "", "import", "bmlt")]
    [InlineData(2, "", "import", "csv", "nowhere.json")]
    public async Task Words_that_lead_nowhere_end_with_a_code_a_script_can_trust(int code, string sentence, params string[] words)
    {
        await using var terminal = await Terminal.Open();

        var said = await terminal.Run(words);

        Assert.Equal(code, said.Code);
        Assert.Contains(sentence, said.Error, StringComparison.Ordinal);
        Assert.NotEqual("", said.Error);
    }

    [Fact]
    public async Task Import_export_import_changes_nothing_in_either_format()
    {
        await using var terminal = await Terminal.Open();
        foreach (var (format, text, partner) in new[] { ("meeting-guide", Examples.Guide, "Guide"), ("bmlt", Examples.Bmlt, "Bmlt") })
        {
            await terminal.Run(["import", format, "-", "--partner", partner], Encoding.UTF8.GetBytes(text));
            var given = await terminal.Run(["export", format, "--partner", partner]);

            var taken = await terminal.Run(["import", format, "-", "--partner", partner], Encoding.UTF8.GetBytes(given.Out));

            Assert.Matches($"^{partner}: 0 added, 0 changed, [23] unchanged, 0 removed, 0 refused.$", taken.Out.Trim());
        }
        var crossed = await terminal.Run(["export", "bmlt", "--partner", "Guide"]);
        var first = await terminal.Run(["import", "bmlt", "-", "--partner", "Crossed"], Encoding.UTF8.GetBytes(crossed.Out));
        var back = await terminal.Run(["export", "bmlt", "--partner", "Crossed"]);
        Assert.StartsWith("Crossed: 4 added", first.Out, StringComparison.Ordinal);
        var again = await terminal.Run(["import", "bmlt", "-", "--partner", "Crossed"], Encoding.UTF8.GetBytes(back.Out));
        Assert.StartsWith("Crossed: 0 added, 0 changed, 4 unchanged", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_187_real_groups_are_listed_and_come_back_as_they_were()
    {
        string[] files = ["meeting-guide-online.json", "bmlt-tuesday.json", "bmlt-wednesday.json"];
        foreach (var file in files) _ = Examples.Real(file);
        await using var terminal = await Terminal.Open();

        foreach (var file in files)
        {
            var format = file[0] == 'm' ? "meeting-guide" : "bmlt";
            var first = await terminal.Run(["import", format, Examples.Real(file), "--zone", "America/New_York"]);
            Assert.Equal(0, first.Code);
            var given = await terminal.Run(["export", format, "--partner", Path.GetFileNameWithoutExtension(file)]);
            var again = await terminal.Run(["import", format, "-", "--partner", Path.GetFileNameWithoutExtension(file), "--zone", "America/New_York"], Encoding.UTF8.GetBytes(given.Out));
            Assert.True(again.Code == 0, again.Error);
            Assert.Matches(@": 0 added, 0 changed, \d\d unchanged, 0 removed, 0 refused\.", again.Out);
        }

        await using var db = terminal.Look();
        Assert.Equal(187, await db.Listings.CountAsync());
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
