using System.Text.RegularExpressions;
using Entraide.Platform.Words;
using Entraide.Safety;
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

    [Fact]
    public void Every_sentence_that_says_vous_in_a_group_can_be_said_with_tu()
    {
        var french = Language.French.Sentences;
        var sayVous = french.Where(s => !s.Key.StartsWith(Language.Tu, StringComparison.Ordinal) && s.Value.Any(SaysVous))
            .Select(s => (Sentence: s.Key, Written: $"\"{s.Key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"")).ToList();
        var spoken = Sources.All(".cs", ".cshtml").Where(f => IsInAGroup(f.Path))
            .SelectMany(f => sayVous.Where(s => f.Text.Contains(s.Written, StringComparison.Ordinal)).Select(s => (f.Path, s.Sentence))).ToList();
        var lacking = spoken.Where(s => !french.ContainsKey(Language.Tu + s.Sentence)).Select(s => $"{s.Path}: {s.Sentence}");

        Assert.True(spoken.Count > 50, "The reader of sentences found next to nothing.");
        Assert.Empty(lacking);
        Assert.Empty(french.Where(s => s.Key.StartsWith(Language.Tu, StringComparison.Ordinal) && (s.Value.Any(SaysVous) || !french.ContainsKey(s.Key[Language.Tu.Length..]))).Select(s => s.Key));
    }

    [Fact]
    public void What_belongs_together_in_french_does_not_break_across_lines()
    {
        var written = Language.French.Sentences.SelectMany(s => s.Value)
            .Concat(Sources.All(".fr.md").Select(f => TableRule().Replace(f.Text, "")))
            .Concat(CrisisNumbers.Countries.Values.SelectMany(c => c.Numbers).Select(n => n.Fr))
            .SelectMany(t => t.Split('\n')).ToList();

        Assert.DoesNotContain(written, t => Breakable().IsMatch(t));
    }

    [Fact]
    public void A_page_puts_no_punctuation_after_a_sentence_that_its_translation_does_not_know()
    {
        Assert.Empty(Sources.All(".cshtml").SelectMany(f => Glued().Matches(f.Text).Select(m => $"{f.Path}: {m.Value}")));
    }

    /// <summary>Calls the reader « vous », or gives an imperative that does.</summary>
    internal static bool SaysVous(string french) => Vous().IsMatch(NotSaid().Replace(french, ""));

    // Where a group has opened its door; the other pages of these modules stand before any group.
    static bool IsInAGroup(string path) => Inside().IsMatch(path.Replace('\\', '/')) && !Outside().IsMatch(path.Replace('\\', '/'));

    static HashSet<string> Names(string sentence) => [.. Placeholder().Matches(sentence).Select(m => m.Value)];

    static IEnumerable<(string Path, string Sentence)> Sentences(string path, string text) =>
        Spoken().Matches(text).Concat(path.EndsWith(".cshtml", StringComparison.Ordinal) ? Attribute().Matches(text) : path == "Recurring.cs" ? Recurring().Matches(text) : [])
            .Select(m => (path, m.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal)))
            .Where(s => s.Item2.Any(char.IsLetter));

    // T["…"], words["…"], T.Plural(n, "…", new Refused("…"
    [GeneratedRegex("""(?:\b(?:T|words)\[|\bRefused\(|\.Plural\([^"]*?,\s*)"((?:[^"\\]|\\.)+)"\s*[,\])]""", RegexOptions.Singleline)]
    private static partial Regex Spoken();

    [GeneratedRegex("""<field[^>]*?\s(?:label|hint)="([^"@]+)"(?=[^<]*>)""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""\bnew\("([^"]+)", TimeSpan""")]
    private static partial Regex Recurring();

    [GeneratedRegex(@"^(Groups/|Meetings/|Feedback/|Training/(Debrief|_Debrief|_Ending)|Notifications/_?Missed|Platform/Web/|_Layout\.|Accounts/(Brake|Vouching))")]
    private static partial Regex Inside();

    [GeneratedRegex(@"^(Groups/(Mine|Left|New\.|Draft|KeptWords|Coordination|Override)|Meetings/(CalendarPage|CalendarEnd|Catalogue|MyMeetings|DraftRhythm|Stand(In|ing)|Override)|Feedback/FeedbackWords)")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b(?:vous|votre|vos|vôtres?)\b|\b(?!(?:chez|assez|nez|rez|rendez)\b)\w+ez\b", RegexOptions.IgnoreCase)]
    private static partial Regex Vous();

    [GeneratedRegex(@"rendez-vous|«\s?vous\s?»", RegexOptions.IgnoreCase)]
    private static partial Regex NotSaid();

    // U+0020 only: U+00A0 is what should stand there.
    [GeneratedRegex(@"(?<=\S) [:;?!»]|« |(?:\d|\}) (?:h|min|km)\b|\bh \d\d")]
    private static partial Regex Breakable();

    [GeneratedRegex(@"^\|[\s|:-]+\|$", RegexOptions.Multiline)]
    private static partial Regex TableRule();

    [GeneratedRegex("""@T\["(?:[^"\\]|\\.)*"(?:, \([^@\n]*?\))?\]\s?[:;?!]""")]
    private static partial Regex Glued();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
