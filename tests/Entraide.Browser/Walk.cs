using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Entraide.Browser;

/// <summary>Finds every page somebody can reach by following links: one address for each kind of page.</summary>
static partial class Walk
{
    const int Most = 150;

    public static async Task<IReadOnlyList<string>> Through(IPage page, string address)
    {
        var (found, seen, waiting) = (new List<string>(), new HashSet<string>(), new Queue<string>(["/", "/groups", "/account", "/help-now"]));
        while (waiting.TryDequeue(out var path) && found.Count < Most)
        {
            if (!seen.Add(Kind(path))) continue;
            var answer = await page.GotoAsync(path);
            // What a machine reads, such as /health, is no page.
            if (answer is not { Ok: true } || !(await answer.HeaderValueAsync("content-type") ?? "").StartsWith("text/html", StringComparison.Ordinal) || !page.Url.StartsWith(address, StringComparison.Ordinal)) continue;
            // Whoever is led elsewhere stands on another page than the one they asked for.
            if (Kind(new Uri(page.Url).AbsolutePath) is var arrived && arrived != Kind(path) && !seen.Add(arrived)) continue;
            found.Add(new Uri(page.Url).PathAndQuery);
            foreach (var link in await page.EvalOnSelectorAllAsync<string[]>("a[href]", "all => all.map(a => a.href)"))
                if (link.StartsWith(address + "/", StringComparison.Ordinal) && !Left().IsMatch(link)) waiting.Enqueue(link[address.Length..].Split('#')[0]);
        }
        return found;
    }

    /// <summary>What each person reaches and nobody before them did: the pages of all, each once.</summary>
    public static async IAsyncEnumerable<(string Person, IPage Page, IReadOnlyList<string> Paths)> Apart(Site site, params string[] people)
    {
        var seen = new HashSet<string>();
        foreach (var person in people)
        {
            var page = await site.Come(person, width: 1280);
            yield return (person, page, [.. (await site.Pages(person)).Where(path => seen.Add(Kind(path)))]);
            await page.Context.CloseAsync();
        }
    }

    /// <summary>The same for pages that differ only in which thing they show.</summary>
    static string Kind(string path)
    {
        var bare = path.Split('?')[0];
        return Id().Replace(Slug().Replace(bare, "/circles/…"), "…");
    }

    // A session that is listed now may have ended when its page is asked for again: a passkey added meanwhile ends all others.
    [GeneratedRegex(@"/come-in/|\.ics$|/sign-out|/export/file|/not-me$")]
    private static partial Regex Left();

    [GeneratedRegex(@"(?<=/)([0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|\d+)(?=/|$)")]
    private static partial Regex Id();

    [GeneratedRegex(@"^/circles/[^/]+")]
    private static partial Regex Slug();
}
