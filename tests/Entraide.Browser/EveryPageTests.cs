using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Entraide.Browser;

/// <summary>Walks the site as each person and holds every page it can reach to the same promises.</summary>
[Collection(OneSite.Name)]
public class EveryPageTests(Site site)
{
    const int FirstVisit = 60_000, LaterVisit = 20_000;

    static readonly string[] Everybody = [Site.Visitor, "Noor", "Ana", "Claire", "Idris"];

    static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>All that the dark can break.</summary>
    static readonly AxeRunOptions Contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    [Fact]
    public async Task Every_page_can_be_read_by_everybody_in_light_and_in_dark()
    {
        var (found, wrong) = (new List<string>(), new List<string>());
        await foreach (var (person, page, paths) in Walk.Apart(site, Everybody))
        {
            foreach (var path in paths)
            foreach (var (scheme, rules) in new[] { (ColorScheme.Light, Wcag), (ColorScheme.Dark, Contrast) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                if (await page.GotoAsync(path) is not { Ok: true }) wrong.Add($"{person} {path} is no page any more");
                var result = await page.RunAxe(rules);
                wrong.AddRange(result.Violations.Select(v => $"{person} {path} ({scheme}) {v.Id}: {v.Nodes[0].Html}"));
            }
            found.AddRange(paths);
        }

        Assert.True(found.Count >= 60, $"Only {found.Count} pages were found: {string.Join(' ', found)}");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task The_evening_of_a_meeting_can_be_read_by_those_who_hold_it_and_by_those_who_come()
    {
        var noor = await site.Come("Noor");
        await noor.GotoAsync("/meetings");
        var meeting = (await noor.Locator("main h2 a[href^='/meetings/']").First.GetAttributeAsync("href"))!;
        await noor.GotoAsync(meeting + "/open");
        if (await noor.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).CountAsync() == 1)
            await noor.GetByRole(AriaRole.Button, new() { Name = "Ouvrir maintenant" }).ClickAsync();
        await noor.WaitForURLAsync("**/run", new() { WaitUntil = WaitUntilState.Commit });

        var wrong = new List<string>();
        var ana = await site.Come("Ana");
        foreach (var (page, path) in new[] { "/groups", meeting, meeting + "/run", meeting + "/let-in", meeting + "/close" }.Select(p => (noor, p)).Concat(new[] { "/groups", meeting, meeting + "/arrive" }.Select(p => (ana, p))))
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync(path);
            wrong.AddRange((await page.RunAxe(Wcag)).Violations.Select(v => $"{path} ({scheme}) {v.Id}: {v.Nodes[0].Html}"));
        }
        foreach (var page in new[] { noor, ana }) await page.Context.CloseAsync();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task On_paper_there_is_what_was_asked_for_and_nothing_to_press()
    {
        string[] sheets = ["/sheet", "/agenda", "/call-sheet", "/poster"];
        var (printed, wrong) = (new HashSet<string>(), new List<string>());
        await foreach (var (_, page, paths) in Walk.Apart(site, Site.Visitor, "Noor"))
        {
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (var path in paths)
            {
                if (sheets.FirstOrDefault(s => path.EndsWith(s, StringComparison.Ordinal)) is not { } sheet) continue;
                await page.GotoAsync(path);
                printed.Add(sheet);
                var pressed = await page.EvaluateAsync<int>("[...document.querySelectorAll('header.site, footer.site, .exit, button, .button, nav')].filter(e => e.checkVisibility()).length");
                if (pressed > 0 || (await page.InnerTextAsync("main")).Trim().Length == 0) wrong.Add($"{path}: {pressed} things to press");
            }
        }

        Assert.Equal(sheets.Order(), printed.Order());
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_page_fits_a_narrow_telephone_in_french_and_from_right_to_left()
    {
        var wrong = new List<string>();
        await foreach (var (person, _, paths) in Walk.Apart(site, Everybody))
        foreach (var language in new[] { "fr-FR", "ar" })
        {
            var page = await site.Come(person, language, width: 360);
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                if (await page.EvaluateAsync<string>("document.documentElement.dir") != (language == "ar" ? "rtl" : "ltr")) wrong.Add($"{path} runs the wrong way in {language}");
                var (wide, most) = (await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await page.EvaluateAsync<int>("document.documentElement.clientWidth"));
                if (wide > most) wrong.Add($"{path} is {wide} wide on a screen of {most} in {language}");
            }
            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_page_asks_anybody_else_or_breaks_its_own_policy()
    {
        var wrong = new List<string>();
        await foreach (var (_, page, paths) in Walk.Apart(site, Everybody))
        {
            page.Request += (_, request) => { if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal)) wrong.Add($"{page.Url} asks {request.Url}"); };
            page.Console += (_, message) => { if (message.Type == "error") wrong.Add($"{page.Url}: {message.Text}"); };
            page.PageError += (_, error) => wrong.Add($"{page.Url}: {error}");
            foreach (var path in paths) await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_page_is_light_on_a_slow_line()
    {
        var wrong = new List<string>();
        // A full page of devices, however many the other tests left.
        for (var n = 0; n < 25; n++) await (await site.Come("Noor")).Context.CloseAsync();
        await foreach (var (person, walker, paths) in Walk.Apart(site, Everybody))
        foreach (var path in paths)
        {
            var page = await site.Come(Site.Visitor);
            await page.Context.AddCookiesAsync((await walker.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.Address }));
            var (first, later) = (await Wire(page, path), await Wire(page, path));
            // On a busy machine one page came heavier by what a font weighs: a browser may still be putting it into its cache.
            if (later > LaterVisit) later = await Wire(page, path);
            if (first > FirstVisit || later > LaterVisit) wrong.Add($"{path} weighs {first} bytes the first time and {later} later for {person}");
            await page.Context.CloseAsync();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Bytes that came over the wire, headers included, as the browser counts them.</summary>
    static async Task<long> Wire(IPage page, string path)
    {
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        var bytes = 0L;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => bytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await wire.DetachAsync();
        return bytes;
    }
}
