using System.Diagnostics;
using Entraide.Directory;
using Entraide.Platform.Data;

namespace Entraide.Bench;

/// <summary>V4 and V9: a directory of a hundred thousand meetings, and the same pages at a tenth of it.</summary>
static class Size
{
    const int Few = 10_000, Many = 100_000, AtOnce = 5_000;
    static readonly string Product = Path.Combine(AppContext.BaseDirectory, "../product/Entraide.dll");
    static readonly string[] Paths = ["/", "/circles/groupe-77", "/?near=ville+3&km=25&day=4&part=evening&language=fr"];

    public static async Task<int> Compare(Place place, bool quick)
    {
        var choice = place.Fresh("size");
        var asked = quick ? 60 : 300;
        await using (var db = Place.Open(choice))
        {
            await db.Migrate(choice);
            await Fill(choice, 0, Few);
        }
        var before = await Medians(choice, asked);
        await Fill(choice, Few, Many);
        var after = await Medians(choice, asked);
        var missed = await Query(choice, asked);
        missed += Goal.Say("page « near here, Thursday evening, in French », median ms of 100,000", after[2], 5, more: false);
        for (var n = 0; n < 2; n++)
            missed += Goal.Say($"ten times the directory: {Paths[n]}, {before[n]:0.0} ms becomes {after[n]:0.0} ms, times", after[n] / before[n], 1.3, more: false);
        return missed;
    }

    static async Task Fill(DatabaseChoice choice, int from, int to)
    {
        for (; from < to; from += AtOnce)
        {
            await using var db = Place.Open(choice);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.AddRange(Towns.Meetings(from, Math.Min(to, from + AtOnce)));
            await db.SaveChangesAsync();
        }
        await using var after = Place.Open(choice);
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(after.Database, "ANALYZE");
    }

    static async Task<double[]> Medians(DatabaseChoice choice, int asked)
    {
        await using var product = await Served.Start(Product, "/health", choice.PostgresConnection, "--data", choice.DataFolder, "--scene", "none");
        var medians = new List<double>();
        foreach (var path in Paths)
        {
            for (var n = 0; n < 60; n++) await Load.Once(product.Port, path);
            medians.Add((await Load.Run(product.Port, path, null, 1, TimeSpan.FromMilliseconds(asked * 10))) is { Milliseconds: var times } ? times[times.Length / 2] : 0);
        }
        return [.. medians];
    }

    static async Task<int> Query(DatabaseChoice choice, int asked)
    {
        var (times, reads) = (new List<double>(), new Reads(choice, Place.Options(choice)));
        for (var n = -40; n < asked; n++)
        {
            var began = Stopwatch.GetTimestamp();
            var around = await Search.Near(reads, $"Ville {Math.Abs(n) % 40}", 25);
            var found = await new Search { Day = 4, Hours = Offers.Parts["evening"], Language = "fr", Around = around }.Run(reads);
            if (found.Sheet.Rows.Count == 0) throw new InvalidOperationException("Nothing was found near a town.");
            if (n >= 0) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine($"search     p50 {times[times.Count / 2]:0.0} ms   p99 {times[(int)(times.Count * 0.99)]:0.0} ms over {Many} meetings, the town looked up too");
        return Goal.Say("search « near here, Thursday evening, in French », median ms", times[times.Count / 2], 5, more: false);
    }
}
