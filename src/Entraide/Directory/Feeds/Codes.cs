namespace Entraide.Directory;

/// <summary>The codes of the two formats. What a group is like is kept in those of the Meeting Guide format.</summary>
static class Codes
{
    static readonly (string Guide, string Bmlt)[] Both =
    [
        ("BE", "B"), ("D", "D"), ("MED", "ME"), ("W", "W"), ("M", "M"), ("Y", "YP"), ("LGBTQ", "GL"), ("CF", "CW"), ("X", "WC"), ("O", "O"), ("C", "C"),
        ("ST", "St"), ("SP", "So"), ("ASL", "SL"), ("CAN", "CL"), ("LIT", "LIT"), ("TR", "Tr"), ("OUT", "OUT"), ("BA", "CS"),
    ];

    static readonly Dictionary<string, string> FromBmlt = Both.ToDictionary(c => c.Bmlt, c => c.Guide);
    static readonly Dictionary<string, string> ToBmlt = Both.ToDictionary(c => c.Guide, c => c.Bmlt);

    /// <summary>Languages that the Meeting Guide format also knows as types.</summary>
    static readonly Dictionary<string, string> Spoken = new()
    {
        ["EN"] = "en", ["FR"] = "fr", ["S"] = "es", ["DE"] = "de", ["ITA"] = "it", ["NL"] = "nl", ["POR"] = "pt", ["POL"] = "pl", ["RUS"] = "ru",
        ["AR"] = "ar", ["TUR"] = "tr", ["UK"] = "uk", ["FA"] = "fa", ["HE"] = "he", ["JA"] = "ja",
    };

    /// <summary>Purposes of our own groups, which neither format has a code for.</summary>
    static readonly string[] Purposes = ["sharing", "goal", "information"];

    public static IReadOnlyList<string> Guide(IEnumerable<string> bmlt) => [.. bmlt.Select(c => FromBmlt.GetValueOrDefault(c, "")).Where(c => c.Length > 0).Distinct()];

    public static IReadOnlyList<string> Bmlt(IEnumerable<string> guide) => [.. guide.Select(c => ToBmlt.GetValueOrDefault(c, "")).Where(c => c.Length > 0)];

    public static IEnumerable<string> Public(IEnumerable<string> types) => types.Except(Purposes);

    public static IEnumerable<string> Languages(IEnumerable<string> guide) => guide.Where(Spoken.ContainsKey).Select(c => Spoken[c]);
}
