using System.Text.RegularExpressions;
using Entraide.Platform.Words;
using Xunit;

namespace Entraide.Tests.House;

/// <summary>French is complete, always.</summary>
public partial class WordsTests
{
    [Fact]
    public void Every_sentence_of_every_page_is_said_in_french()
    {
        var said = Sources.All(".cs", ".cshtml").SelectMany(f => Sentences(f.Path, f.Text)).ToList();
        var missing = said.Where(s => !Language.French.Sentences.ContainsKey(s.Sentence)).Select(s => $"{s.Path}: {s.Sentence}").Distinct();

        Assert.True(said.Count > 20, "The reader of sentences found next to nothing.");
        Assert.Empty(missing);
    }

    [Fact]
    public void A_translation_keeps_the_placeholders_of_its_sentence()
    {
        var wrong = Language.French.Sentences.Where(s => s.Value.Any(french =>
            !Names(french).SetEquals(Names(s.Key)) && !(s.Value.Length > 1 && Names(french).IsSubsetOf([.. Names(s.Key), "{n}"]))));

        Assert.Empty(wrong.Select(s => $"{s.Key} → {string.Join(" | ", s.Value)}"));
    }

    static HashSet<string> Names(string sentence) => [.. Placeholder().Matches(sentence).Select(m => m.Value)];

    static IEnumerable<(string Path, string Sentence)> Sentences(string path, string text) =>
        Spoken().Matches(text).Concat(path.EndsWith(".cshtml", StringComparison.Ordinal) ? Attribute().Matches(text) : [])
            .Select(m => (path, m.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal)))
            .Where(s => s.Item2.Any(char.IsLetter));

    // T["…"], words["…"], T.Plural(n, "…", new Refused("…"
    [GeneratedRegex("""(?:\b(?:T|words|say)\[|\bRefused\(|\.Plural\([^"]*?,\s*)"((?:[^"\\]|\\.)+)"\s*[,\])]""", RegexOptions.Singleline)]
    private static partial Regex Spoken();

    [GeneratedRegex("""<field[^>]*?\s(?:label|hint)="([^"@]+)"(?=[^<]*>)""")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
