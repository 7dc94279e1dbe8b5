using Entraide.Groups;
using Entraide.Platform.Words;

namespace Entraide.Directory;

/// <summary>The choices a reader is offered, in words.</summary>
public static class Offers
{
    /// <summary>Parts of the day, in minutes after midnight.</summary>
    public static readonly IReadOnlyDictionary<string, (int From, int To)> Parts = new Dictionary<string, (int, int)>
    {
        ["morning"] = (0, 12 * 60),
        ["afternoon"] = (12 * 60, 17 * 60 + 30),
        ["evening"] = (17 * 60 + 30, 24 * 60),
    };

    public static readonly string[] Ways = [.. GroupWords.Ways.Select(Way)];

    public static string Way(Formats way) => way.ToString().ToLowerInvariant();

    public static readonly string[] Languages = ["fr", "en", "ar", "de", "es", "it", "nl", "pl", "pt", "ru", "tr", "uk"];

    /// <summary>What for and for whom. The first three are the purposes of our groups, the others codes of the Meeting Guide format.</summary>
    public static readonly string[] Themes = ["sharing", "goal", "information", "D", "MED", "BE", "W", "M", "Y", "SEN", "LGBTQ", "CF", "ST", "O"];

    /// <summary>The words of a set as a column holds it.</summary>
    public static string[] Each(string set) => set.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The themes of a listing that mean something to a reader, in words.</summary>
    public static IEnumerable<string> ThemesOf(this T words, string set) => Each(set).Select(words.Theme).Where(t => t.Length > 0);

    public static string Day(this T words, int day) => day switch
    {
        0 => words["Sunday"],
        1 => words["Monday"],
        2 => words["Tuesday"],
        3 => words["Wednesday"],
        4 => words["Thursday"],
        5 => words["Friday"],
        _ => words["Saturday"],
    };

    public static string Way(this T words, string way) => way switch
    {
        "room" => words["In a room"],
        "screen" => words["On a screen"],
        "phone" => words["By telephone"],
        _ => words["In writing"],
    };

    public static string Theme(this T words, string code) => code switch
    {
        "sharing" => words["Sharing what we live through"],
        "goal" => words["Working on a goal"],
        "information" => words["Getting information"],
        "D" => words["Discussion"],
        "MED" => words["Meditation"],
        "BE" => words["For newcomers"],
        "W" => words["For women"],
        "M" => words["For men"],
        "Y" => words["For young people"],
        "SEN" => words["For older people"],
        "LGBTQ" => words["For LGBTQ people"],
        "CF" => words["Children are welcome"],
        "ST" => words["Twelve steps"],
        "O" => words["Open to everybody"],
        "C" => words["For those concerned"],
        "ASL" => words["Sign language"],
        "XT" => words["People may answer one another"],
        "OUT" => words["Outdoors"],
        "CAN" => words["By candlelight"],
        "BA" => words["Children are looked after"],
        "FF" => words["Without perfume"],
        "NB" => words["For non-binary people"],
        "T" => words["For trans people"],
        "SP" => words["A speaker"],
        "LIT" => words["Reading together"],
        _ => "",
    };

    public static string Part(this T words, string part) => part switch
    {
        "morning" => words["Morning"],
        "afternoon" => words["Afternoon"],
        _ => words["Evening"],
    };
}
