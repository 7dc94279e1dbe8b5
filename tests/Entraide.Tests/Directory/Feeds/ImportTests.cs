using System.Text;
using Entraide.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
    [InlineData(1, "Say whose groups these are with --partner NAME. Nothing was changed.", "import", "bmlt", "-")]
    [InlineData(1, "Say whose groups these are with --partner NAME. Nothing was changed.", "import", "bmlt", "-", "--partner", "")]
    [InlineData(1, "Say whose groups these are with --partner NAME. Nothing was changed.", "import", "bmlt", "nowhere.json", "--partner", " ")]
    [InlineData(1, "Say whose groups these are with --partner NAME. Nothing was changed.", "import", "bmlt", ".json")]
    [InlineData(1, "No partner of this directory is called « nobody ». Nothing was changed.", "export", "bmlt", "--partner", "nobody")]
    [InlineData(1, "No partner of this directory is called «  ». Nothing was changed.", "export", "bmlt", "--partner", "")]
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

    [Fact]
    public async Task A_group_whose_row_is_refused_stays_listed_as_it_was()
    {
        const string Both = """[{"slug": "a", "name": "A", "day": 1, "time": "10:00", "timezone": "Europe/Paris"}, {"slug": "b", "name": "B", "day": 2, "time": "10:00", "timezone": "Europe/Paris"}]""";
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes(Both));

        var said = await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes(Both.Replace("\"day\": 2", "\"day\": 9", StringComparison.Ordinal)));

        Assert.Equal(["Row 2 refused: « day » is « 9 », which is no day: days go from 0 (Sunday) to 6. What was listed of it is kept as it was."], Lines(said.Error));
        Assert.Equal((0, "Loire: 0 added, 0 changed, 1 unchanged, 0 removed, 1 refused (1 kept as it was)."), (said.Code, said.Out.Trim()));
        await using var db = terminal.Look();
        Assert.Equal(2, (await db.ListingTimes.SingleAsync(t => db.Listings.Any(l => l.Id == t.ListingId && l.Name == "B"))).Day);
    }

    [Fact]
    public async Task A_row_that_bears_the_name_of_a_group_of_ours_is_refused_in_words_and_so_are_our_groups_when_they_come_back()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        await world.Stored(async (db, stage) => { await stage.List(await db.Groups.SingleAsync(g => g.Id == group.Id)); return 0; });
        await world.Work();
        var slug = await world.Stored(db => db.Listings.Where(l => l.GroupId == group.Id).Select(l => l.Slug).SingleAsync());
        // One hour on two days is two rows of the one format, two hours are two of both.
        await world.Change(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var ours = await db.Listings.SingleAsync();
            foreach (var day in new[] { 2, 3 }) db.ListingTimes.Add(new() { ListingId = ours.Id, Day = day, Minute = 600, Minutes = 60, Zone = "Europe/Paris" });
        });
        var terminal = Terminal.At(world);

        var said = await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes($$"""[{"name": "Faux", "slug": "{{slug}}"}, {"name": "Vrai", "slug": "vrai"}]"""));

        Assert.Equal([$"Row 1 refused: « {slug} » is a group of ours, which publishes itself."], Lines(said.Error));
        Assert.Equal((0, "Loire: 1 added, 0 changed, 0 unchanged, 0 removed, 1 refused."), (said.Code, said.Out.Trim()));
        foreach (var (format, rows) in new[] { ("meeting-guide", 2), ("bmlt", 3) })
        {
            var back = await terminal.Run(["import", format, "-", "--partner", $"Back {format}"], Encoding.UTF8.GetBytes((await terminal.Run(["export", format])).Out));
            Assert.Matches($@"^Back {format}: \d added, 0 changed, 0 unchanged, 0 removed, {rows} refused\.$", back.Out.Trim());
        }
    }

    [Fact]
    public async Task Ids_sought_so_that_two_groups_share_an_address_get_one_each_and_keep_it()
    {
        const string Sought = """[{"slug": "id24875", "name": "Same"}, {"slug": "id27977", "name": "Same"}]""";
        await using var terminal = await Terminal.Open();

        var said = await terminal.Run(["import", "meeting-guide", "-", "--partner", "coll"], Encoding.UTF8.GetBytes(Sought));
        var again = await terminal.Run(["import", "meeting-guide", "-", "--partner", "coll"], Encoding.UTF8.GetBytes(Sought));

        Assert.Equal((0, "coll: 2 added, 0 changed, 0 unchanged, 0 removed, 0 refused."), (said.Code, said.Out.Trim()));
        Assert.Equal("coll: 0 added, 0 changed, 2 unchanged, 0 removed, 0 refused.", again.Out.Trim());
        await using var db = terminal.Look();
        Assert.Equal(2, (await db.Listings.Select(l => l.Slug).ToListAsync()).Distinct().Count(s => s.StartsWith("same-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("meeting-guide", Examples.Guide, 3)]
    [InlineData("bmlt", Examples.Bmlt, 2)]
    public async Task What_two_partners_call_alike_leaves_and_comes_back_as_two_groups(string format, string text, int groups)
    {
        await using var terminal = await Terminal.Open();
        foreach (var partner in new[] { "p1", "p2" }) await terminal.Run(["import", format, "-", "--partner", partner], Encoding.UTF8.GetBytes(text));
        var all = await terminal.Run(["export", format]);
        await using var elsewhere = await Terminal.Open();

        var taken = await elsewhere.Run(["import", format, "-", "--partner", "all"], Encoding.UTF8.GetBytes(all.Out));
        var again = await elsewhere.Run(["import", format, "-", "--partner", "all"], Encoding.UTF8.GetBytes((await elsewhere.Run(["export", format])).Out));

        Assert.Equal($"all: {2 * groups} added, 0 changed, 0 unchanged, 0 removed, 0 refused.", taken.Out.Trim());
        Assert.Equal($"all: 0 added, 0 changed, {2 * groups} unchanged, 0 removed, 0 refused.", again.Out.Trim());
    }

    [Theory]
    [InlineData("meeting-guide", """[{"slug": "a", "name": "A", "day": 1, "time": "10:00"}, {"slug": "b", "name": "B", "day": 1, "time": "10:00", "timezone": ""}, {"slug": "c", "name": "C"}]""", 3)]
    [InlineData("bmlt", Examples.Bmlt, 2)]
    public async Task The_zone_that_was_assumed_goes_with_the_rows_from_then_on(string format, string text, int groups)
    {
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", format, "-", "--partner", "Loire", "--zone", "America/New_York"], Encoding.UTF8.GetBytes(text));
        var given = await terminal.Run(["export", format]);

        var taken = await terminal.Run(["import", format, "-", "--partner", "Loire"], Encoding.UTF8.GetBytes(given.Out));
        var same = await terminal.Run(["import", format, "-", "--partner", "Loire", "--zone", "America/New_York"], Encoding.UTF8.GetBytes(text));

        Assert.Equal(("", $"Loire: 0 added, 0 changed, {groups} unchanged, 0 removed, 0 refused."), (taken.Error, taken.Out.Trim()));
        Assert.Equal($"Loire: 0 added, 0 changed, {groups} unchanged, 0 removed, 0 refused.", same.Out.Trim());
        await using var db = terminal.Look();
        Assert.Equal(["America/New_York"], await db.ListingTimes.Where(t => t.Day != null).Select(t => t.Zone).Distinct().ToListAsync());
    }

    [Fact]
    public async Task An_import_the_database_refuses_in_its_midst_leaves_everything_as_it_was_and_says_so_in_a_sentence()
    {
        await using var terminal = await Terminal.Open();
        await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes(Examples.Guide));
        var before = (await terminal.Run(["export", "meeting-guide"])).Out;
        await using (var db = terminal.Look()) await db.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX \"OneOfAName\" ON \"Listings\" (\"Name\")");

        var said = await terminal.Run(["import", "meeting-guide", "-", "--partner", "Loire"], Encoding.UTF8.GetBytes("""[{"slug": "mardi-1", "name": "Neu"}, {"slug": "x", "name": "Deux"}, {"slug": "y", "name": "Deux"}]"""));

        Assert.Equal((1, ""), (said.Code, said.Out));
        Assert.EndsWith(" The database is as it was.", Assert.Single(Lines(said.Error)), StringComparison.Ordinal);
        Assert.Equal(before, (await terminal.Run(["export", "meeting-guide"])).Out);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_in_a_sentence_and_an_import_that_is_done_stays_done()
    {
        await using var terminal = await Terminal.Open();
        var file = terminal.Write("loire.json", Examples.Guide);

        var taken = await terminal.RunInShell("> /dev/full", "import", "meeting-guide", file);
        var given = await terminal.RunInShell("> /dev/full", "export", "meeting-guide");

        Assert.Equal(0, taken.Code);
        Assert.Equal(1, given.Code);
        Assert.Contains("No space left on device", Assert.Single(Lines(given.Error)), StringComparison.Ordinal);
        Assert.Equal(1, (await terminal.RunInShell("> /dev/full 2> /dev/full", "export", "meeting-guide")).Code);
        await using var db = terminal.Look();
        Assert.Equal(3, await db.Listings.CountAsync());
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
