using System.Globalization;

namespace Entraide.Platform.Words;

/// <summary>Says an English sentence in the reader's language. Placeholders are named: <c>{who}</c>. One per request.</summary>
public sealed class T
{
    public Language Language => Language.Of(CultureInfo.CurrentUICulture);

    /// <summary>Says « tu » instead of « vous » from now on, in a language that knows the difference.</summary>
    public bool Familiar { get; set; }

    public string this[string sentence] => Language.Say(sentence, Familiar);

    public string this[string sentence, params (string Name, object Value)[] values] => Say(sentence, values);

    public string Say(string sentence, (string Name, object Value)[] values) => Fill(Language.Say(sentence, Familiar), values);

    /// <summary><c>{n}</c> is the number itself.</summary>
    public string Plural(long n, string one, string other, params (string Name, object Value)[] values) =>
        Fill(Language.Say(n, one, other, Familiar), [("n", n), .. values]);

    static string Fill(string sentence, (string Name, object Value)[] values)
    {
        foreach (var (name, value) in values)
            sentence = sentence.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        return sentence;
    }
}
