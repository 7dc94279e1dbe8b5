using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Markdig;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>How a charter is read: plain Markdown, in which no HTML of its writer passes and no address leads out.</summary>
public static class Charters
{
    static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static IHtmlContent Html(string text)
    {
        var document = Markdown.Parse(text, Plain);
        foreach (var link in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.Inlines.LinkInline>(document).ToList())
            if (link.IsImage || link.Url is not { } to || !(to.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || to.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)))
                (link.IsImage, link.Url) = (false, "");
        // The page has its own first headings.
        foreach (var heading in Markdig.Syntax.MarkdownObjectExtensions.Descendants<Markdig.Syntax.HeadingBlock>(document)) heading.Level = Math.Clamp(heading.Level, 2, 6);
        return new HtmlString(document.ToHtml(Plain));
    }

    /// <summary>A text to begin from.</summary>
    public static string Beginning(T words) => words.Written("Groups/charter");

    /// <summary>The charter in force; null when there is none.</summary>
    public static async Task<string?> CharterOf(this AppDb db, Group group, KeyRing ring, CancellationToken stop)
    {
        var version = await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.GroupId == group.Id && c.Number == group.CharterNumber, stop);
        return version is null ? null : ring.Open(version.Place("Text"), version.Text);
    }
}
