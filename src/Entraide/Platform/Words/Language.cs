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

    Language(string code, string name, Func<long, int> plural)
    {
        (Code, Name, this.plural) = (code, name, plural);
        Culture = CultureInfo.GetCultureInfo(code);
        using var stream = typeof(Language).Assembly.GetManifestResourceStream($"Languages/{code}.po");
        sentences = stream is null ? [] : PoFile.Read(new StreamReader(stream));
    }

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

    public string Say(string sentence) => sentences.TryGetValue(sentence, out var forms) ? forms[0] : Mirrored(sentence);

    public string Say(long n, string one, string other) =>
        sentences.TryGetValue(one, out var forms) && forms.Length > 1 ? forms[Math.Min(plural(n), forms.Length - 1)] : Mirrored(n == 1 ? one : other);

    // Arabic letters around the English sentence show at a glance what bypasses the words.
    string Mirrored(string sentence) => Code == "ar" ? $"«{sentence}» ع" : sentence;
}
