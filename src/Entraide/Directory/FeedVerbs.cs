using System.CommandLine;
using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>import and export of the directory at a terminal.</summary>
static class FeedVerbs
{
    static readonly Argument<string> File = new("file") { Description = "The file, or - for standard input" };
    static readonly Option<string?> Partner = new("--partner") { Description = "Whose groups these are (default: the name of the file)" };
    static readonly Option<string?> Zone = new("--zone") { Description = "The time zone of rows that name none, such as America/New_York (default: the association's)" };
    static readonly Option<string?> OnlyPartner = new("--partner") { Description = "Only this partner's groups" };

    public static IEnumerable<Verb> All()
    {
        var import = new Command("import", "Take a partner's groups into the directory; what the file no longer holds goes. Repeating it changes nothing.");
        var export = new Command("export", "Write the directory to standard output.");
        foreach (var feed in new[] { Feed.MeetingGuide, Feed.Bmlt })
        {
            var (take, give) = (new Command(feed.Name, $"In the {feed.Name} format") { File, Partner, Zone }, new Command(feed.Name, $"In the {feed.Name} format") { OnlyPartner });
            import.Subcommands.Add(take);
            export.Subcommands.Add(give);
            yield return new(take, (asked, services, stop) => Import(feed, asked, services, stop));
            yield return new(give, (asked, services, stop) => Export(feed, asked, services, stop));
        }
    }

    static async Task<int> Import(Feed feed, ParseResult asked, IServiceProvider services, CancellationToken stop)
    {
        var (file, db) = (asked.GetValue(File)!, services.GetRequiredService<AppDb>());
        var zone = asked.GetValue(Zone) ?? await db.Organisations.Select(o => o.Zone).SingleOrDefaultAsync(stop) ?? "Europe/Paris";
        if (!WallClock.Knows(zone)) return await Refuse($"« {zone} » is no time zone. Give one such as Europe/Paris.");
        if (file != "-" && !System.IO.File.Exists(file)) return await Refuse($"There is no file « {file} ».");
        FeedReading reading;
        try
        {
            await using var stream = file == "-" ? Console.OpenStandardInput() : System.IO.File.OpenRead(file);
            reading = feed.Read(stream, zone);
        }
        catch (Exception e) when (e is FeedUnreadable or IOException or UnauthorizedAccessException)
        {
            return await Refuse(e.Message);
        }
        foreach (var problem in reading.Problems)
            await Console.Error.WriteLineAsync($"Row {problem.Position} {(problem.Refused ? "refused" : "mended")}: {problem.Reason}");
        if (reading.Meetings.Count == 0) return await Refuse("No row could be read.");
        var partner = asked.GetValue(Partner) ?? (file == "-" ? feed.Name : Path.GetFileNameWithoutExtension(file));
        var done = await services.GetRequiredService<Importing>().Take(feed, partner, zone, reading, stop);
        await Console.Out.WriteLineAsync($"{partner}: {done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged, {done.Removed} removed, {reading.Problems.Count(p => p.Refused)} refused.");
        return 0;
    }

    static async Task<int> Export(Feed feed, ParseResult asked, IServiceProvider services, CancellationToken stop)
    {
        await using var output = Console.OpenStandardOutput();
        await services.GetRequiredService<Exporting>().Give(feed, asked.GetValue(OnlyPartner), output, stop);
        return 0;
    }

    static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync($"{sentence} Nothing was changed.");
        return 1;
    }
}
