using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>How a charter is read: plain Markdown, in which no HTML of its writer passes and nothing is a link. An address is read as it was written.</summary>
public static class Charters
{
    static readonly MarkdownPipeline Plain = WithoutLinks();

    public static IHtmlContent Html(string text) =>
        Read(text) is { } html ? new HtmlString(html) : new HtmlContentBuilder().AppendHtml("<p class=\"pre\">").Append(text).AppendHtml("</p>");

    /// <summary>False for lists in lists in lists, beyond what the reader of Markdown follows.</summary>
    public static bool IsReadable(string text) => Read(text) is not null;

    static string? Read(string text)
    {
        try
        {
            var document = Markdown.Parse(text, Plain);
            // The page has its own first headings.
            foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Clamp(heading.Level, 2, 6);
            return document.ToHtml(Plain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static MarkdownPipeline WithoutLinks()
    {
        var plain = new MarkdownPipelineBuilder().DisableHtml();
        plain.InlineParsers.TryRemove<LinkInlineParser>();
        plain.InlineParsers.TryRemove<AutolinkInlineParser>();
        return plain.Build();
    }

    /// <summary>A text to begin from.</summary>
    public static string Beginning(T words) => words.Written("Groups/charter");

    /// <summary>The version somebody agrees to: the one in force, if it is the one they read.</summary>
    public static int Agreed(this Group group, int read) =>
        read == group.CharterNumber ? read : throw new Refused("A new version was published while you were reading. Please read it first.");

    /// <summary>The charter in force; null when there is none.</summary>
    public static async Task<string?> CharterOf(this AppDb db, Group group, KeyRing ring, CancellationToken stop)
    {
        var version = await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.GroupId == group.Id && c.Number == group.CharterNumber, stop);
        return version is null ? null : ring.Open(version.Place("Text"), version.Text);
    }
}
