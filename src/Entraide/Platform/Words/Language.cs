using System.Globalization;

namespace Entraide.Platform.Words;

/// <summary>A language of the screens: its sentences, its direction and its plural rule.</summary>
public sealed class Language
{
    /// <summary>French is complete and the default. Arabic is a pseudo-language for trying right-to-left, off unless asked for.</summary>
    public static readonly Language French = new("fr", "Français", n => n < 2 ? 0 : 1);
    public static readonly Language English = new("en", "English", n => n == 1 ? 0 : 1);
    public static readonly Language PseudoArabic = new("ar", "العربية", n => n == 1 ? 0 : 1);

    /// <summary>What a reader can choose, in the order of the footer.</summary>
    public static readonly IReadOnlyList<Language> Offered = [French, English];

    readonly Func<long, int> plural;
    readonly Dictionary<string, string[]> sentences;
    readonly Dictionary<string, string[]> familiar;

    Language(string code, string name, Func<long, int> plural)
    {
        (Code, Name, this.plural) = (code, name, plural);
        Culture = CultureInfo.GetCultureInfo(code);
        using var stream = typeof(Language).Assembly.GetManifestResourceStream($"Languages/{code}.po");
        sentences = stream is null ? [] : PoFile.Read(new StreamReader(stream));
        familiar = sentences.Where(s => s.Key.StartsWith(Tu, StringComparison.Ordinal)).ToDictionary(s => s.Key[Tu.Length..], s => s.Value, StringComparer.Ordinal);
    }

    /// <summary>Begins the entry that says a sentence to a person who is called « tu », beside the one that says it to everybody.</summary>
    public const string Tu = "tu: ";

    public string Code { get; }
    public string Name { get; }
    public CultureInfo Culture { get; }
    public string Direction => Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
    public IReadOnlyDictionary<string, string[]> Sentences => sentences;

    public static Language Of(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "en" => English,
        "ar" => PseudoArabic,
        _ => French,
    };

    public string Say(string sentence, bool tu = false) => Forms(sentence, tu) is { } forms ? forms[0] : Mirrored(sentence);

    public string Say(long n, string one, string other, bool tu = false) =>
        Forms(one, tu) is { Length: > 1 } forms ? forms[Math.Min(plural(n), forms.Length - 1)] : Mirrored(n == 1 ? one : other);

    string[]? Forms(string sentence, bool tu) =>
        (tu && familiar.TryGetValue(sentence, out var forms)) || sentences.TryGetValue(sentence, out forms) ? forms : null;

    // Arabic letters around the English sentence show at a glance what bypasses the words.
    string Mirrored(string sentence) => Code == "ar" ? $"«{sentence}» ع" : sentence;
}
