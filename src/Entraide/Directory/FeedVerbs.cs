using System.CommandLine;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>import and export of the directory at a terminal.</summary>
static class FeedVerbs
{
    static readonly Argument<string> File = new("file") { Description = "The file, or - for standard input" };
    static readonly Option<string?> Partner = new("--partner") { Description = "Whose groups these are (default: the name of the file; needed with -)" };
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
        var partner = (asked.GetValue(Partner) ?? (file == "-" ? "" : Path.GetFileNameWithoutExtension(file))).Trim();
        if (partner.Length == 0) return await Refuse("Say whose groups these are with --partner NAME.");
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
        var done = await services.GetRequiredService<Importing>().Take(feed, partner, reading, stop);
        await Report(partner, done);
        return done.IsDone ? 0 : await Refuse(reading.Meetings.Count == 0 ? "No row could be read." : "No row could be taken.");
    }

    static async Task Report(string partner, Imported done)
    {
        try
        {
            foreach (var problem in done.Problems)
                await Console.Error.WriteLineAsync($"Row {problem.Position} {(problem.Refused ? "refused" : "mended")}: {problem.Reason}");
            if (!done.IsDone) return;
            var kept = done.Kept > 0 ? $" ({done.Kept} kept as it was)" : "";
            await Console.Out.WriteLineAsync($"{partner}: {done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged, {done.Removed} removed, {done.Problems.Count(p => p.Refused)} refused{kept}.");
        }
        catch (IOException)
        {
            // It is done, also where nobody can be told: an error now would say that it is not.
        }
    }

    static async Task<int> Export(Feed feed, ParseResult asked, IServiceProvider services, CancellationToken stop)
    {
        var (partner, db) = (asked.GetValue(OnlyPartner)?.Trim(), services.GetRequiredService<AppDb>());
        if (partner is not null && !await db.Listings.AnyAsync(l => l.GroupId == null && l.Partner == partner, stop)) return await Refuse($"No partner of this directory is called « {partner} ».");
        await using var output = Console.OpenStandardOutput();
        await services.GetRequiredService<Exporting>().Give(feed, partner, output, stop);
        return 0;
    }

    static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync($"{sentence} Nothing was changed.");
        return 1;
    }
}
