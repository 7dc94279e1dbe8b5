using Markdig;
using Microsoft.AspNetCore.Html;

namespace Entraide.Platform.Words;

/// <summary>A long text kept in Markdown beside its module, one file per language: « Safety/privacy » is privacy.fr.md and privacy.en.md.</summary>
public static class LongText
{
    static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static IHtmlContent Text(this T words, string name) => new HtmlString(Markdown.ToHtml(words.Written(name), Plain));

    /// <summary>The Markdown itself, for a text that somebody goes on writing.</summary>
    public static string Written(this T words, string name)
    {
        var assembly = typeof(LongText).Assembly;
        using var file = assembly.GetManifestResourceStream($"{name}.{words.Language.Code}.md") ?? assembly.GetManifestResourceStream($"{name}.en.md")
            ?? throw new InvalidOperationException($"There is no text « {name} ».");
        return new StreamReader(file).ReadToEnd();
    }
}
