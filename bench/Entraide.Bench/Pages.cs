using Entraide.Groups;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Bench;

/// <summary>V1, V2 and V6: pages of the product beside the same pages by hand, in interleaved rounds.</summary>
static class Pages
{
    static readonly string Product = Path.Combine(AppContext.BaseDirectory, "../product/Entraide.dll");
    static readonly string Self = Path.Combine(AppContext.BaseDirectory, "Entraide.Bench.dll");

    static readonly TimeSpan Warming = TimeSpan.FromSeconds(30);

    public static async Task<int> Compare(Place place, int rounds, TimeSpan length)
    {
        var choice = place.Fresh("pages");
        await using var product = await Served.Start(Product, "/health", choice.PostgresConnection, "--data", choice.DataFolder, "--scene", "demo");
        var cookie = await ComeIn(product);
        var (slug, group) = (await Published(choice), await GroupOf(product, cookie));
        var missed = await Start(place, product, slug);

        var templates = System.IO.Directory.CreateTempSubdirectory("entraide-bench-pages-").FullName;
        var pages = new List<(string Name, string Path, string? Cookie, string? ByHand, double Goal)>();
        foreach (var (name, path, with, byHand, goal) in new[] { ("circle", $"/circles/{slug}", null, null, 0.6), ("directory", "/", null, null, 0.6), ("group", $"/groups/{group}", cookie, await Session(choice), 0.5) })
        {
            var (status, _, body) = await Load.Once(product.Port, path, with);
            if (status != 200) { Console.WriteLine($"{name,-10} answers {status} and is left out"); continue; }
            await System.IO.File.WriteAllBytesAsync(Path.Combine(templates, name + ".html"), body);
            pages.Add((name, path, with, byHand, goal));
        }
        await using var hand = await Served.Start(Self, "/ready", null, "serve", choice.DataFolder, choice.PostgresConnection ?? "-", templates);
        foreach (var page in pages) missed += await One(product, hand, page, rounds, length);
        System.IO.Directory.Delete(templates, recursive: true);
        return missed;
    }

    static async Task<int> One(Served product, Served hand, (string Name, string Path, string? Cookie, string? ByHand, double Goal) page, int rounds, TimeSpan length)
    {
        var bytes = (await Load.Once(product.Port, page.Path, page.Cookie)).Body.Length;
        var bytesByHand = (await Load.Once(hand.Port, page.Path, page.ByHand)).Body.Length;
        if (Math.Abs(bytes - bytesByHand) > bytes / 50) throw new InvalidOperationException($"{page.Name}: {bytes} bytes are set against {bytesByHand}.");
        var (ours, theirs) = (new List<Round>(), new List<Round>());
        // Warm: the compiler goes on improving a page for thousands of requests, and a server runs for weeks.
        await Load.Run(product.Port, page.Path, page.Cookie, 32, Warming);
        await Load.Run(hand.Port, page.Path, page.ByHand, 32, Warming / 3);
        for (var n = 0; n < rounds; n++)
        {
            var one = await Load.Run(product.Port, page.Path, page.Cookie, 32, length);
            var other = await Load.Run(hand.Port, page.Path, page.ByHand, 32, length);
            if (one.Failed + other.Failed > 0) throw new InvalidOperationException($"{page.Name}: {one.Failed} and {other.Failed} answers were not 200.");
            ours.Add(one);
            theirs.Add(other);
        }
        Say(page.Name, "product", ours, bytes);
        Say(page.Name, "by hand", theirs, bytesByHand);
        return Goal.Say($"{page.Name}: ratio", Median([.. ours.Zip(theirs, (a, b) => a.PerSecond / b.PerSecond)]), page.Goal, more: true);
    }

    static void Say(string page, string who, List<Round> rounds, int bytes)
    {
        var times = rounds.SelectMany(r => r.Milliseconds).Order().ToArray();
        Console.WriteLine($"{page,-10} {who,-8} {Median([.. rounds.Select(r => r.PerSecond)]),8:0} /s   p50 {times[times.Length / 2],6:0.0} ms   p99 {times[(int)(times.Length * 0.99)],6:0.0} ms   {bytes / 1000.0:0.0} kB");
    }

    static async Task<int> Start(Place place, Served product, string slug)
    {
        // A second start on the same data: the first also played the demo.
        var again = place.Fresh("start");
        await using (await Served.Start(Product, "/health", again.PostgresConnection, "--data", again.DataFolder, "--scene", "none")) { }
        await using var second = await Served.Start(Product, "/", again.PostgresConnection, "--data", again.DataFolder, "--scene", "none");
        var (processor, memory) = (second.ProcessorUsed.TotalSeconds, product.Memory / 1e6);
        Console.WriteLine($"start      first page after {second.ReadyAfter.TotalSeconds:0.0} s");
        var visit = 0;
        var page = await Load.Once(product.Port, $"/circles/{slug}", null, "br");
        visit += page.Head.Length + page.Body.Length;
        var html = System.Text.Encoding.UTF8.GetString((await Load.Once(product.Port, $"/circles/{slug}")).Body);
        foreach (var path in System.Text.RegularExpressions.Regex.Matches(html, "(?:href|src)=\"(/[^\"]+\\.(?:css|js|woff2|svg))\"").Select(m => m.Groups[1].Value).Append("/fonts/atkinson-next-bold.woff2").Distinct())
        {
            var file = await Load.Once(product.Port, path, null, "br");
            visit += file.Head.Length + file.Body.Length;
        }
        return Goal.Say("start: processor seconds", processor, 2, more: false)
            + Goal.Say("memory with the demo, MB", memory, 200, more: false)
            + Goal.Say("first visit, kB over the wire", visit / 1000.0, 60, more: false)
            + Goal.Say("a later visit, kB over the wire", (page.Head.Length + page.Body.Length) / 1000.0, 20, more: false);
    }

    static async Task<string> ComeIn(Served product)
    {
        for (var tries = 0; product.Line("member").Length == 0 && tries < 100; tries++) await Task.Delay(100);
        var door = new Uri(product.Line("member").Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]);
        var (_, head, _) = await Load.Once(product.Port, door.PathAndQuery);
        return string.Join("; ", head.Split('\n').Where(l => l.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)).Select(l => l[11..].Split(';')[0].Trim()));
    }

    static async Task<string> Published(Entraide.Platform.Data.DatabaseChoice choice)
    {
        await using var db = Place.Open(choice);
        for (var tries = 0; tries < 100; tries++)
        {
            if (await db.Listings.Where(l => l.GroupId != null).OrderBy(l => l.Name).FirstOrDefaultAsync() is { } listing) return listing.Slug;
            await Task.Delay(200);
        }
        throw new InvalidOperationException("The demo published no group.");
    }

    /// <summary>A group of the person whose cookie this is, from their own page of groups.</summary>
    static async Task<string> GroupOf(Served product, string cookie)
    {
        var page = System.Text.Encoding.UTF8.GetString((await Load.Once(product.Port, "/groups", cookie)).Body);
        var link = System.Text.RegularExpressions.Regex.Match(page, "/groups/([0-9a-f-]{36})\"");
        return link.Success ? link.Groups[1].Value : throw new InvalidOperationException("The member of the demo has no group.");
    }

    static async Task<string> Session(Entraide.Platform.Data.DatabaseChoice choice)
    {
        await using var db = Place.Open(choice);
        return "bench=" + Convert.ToHexString((await db.Sessions.OrderByDescending(s => s.EndsAt).FirstAsync()).KeyHash);
    }

    public static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

static class Goal
{
    /// <summary>Prints a figure beside its goal; answers 1 when it is missed.</summary>
    public static int Say(string what, double value, double goal, bool more)
    {
        var reached = more ? value >= goal : value <= goal;
        Console.WriteLine($"   {(reached ? "reached" : "MISSED "),-8} {what}: {value:0.00} ({(more ? "at least" : "at most")} {goal})");
        return reached ? 0 : 1;
    }
}
