using Entraide.Platform.Words;

namespace Entraide.Admin;

static class RegionNames
{
    /// <summary>What a holiday region is called.</summary>
    public static string Region(this T words, string code) => code switch
    {
        "FR" => words["France"],
        "FR-57" => "Moselle",
        "FR-67" => "Bas-Rhin",
        "FR-68" => "Haut-Rhin",
        "FR-971" => "Guadeloupe",
        "FR-972" => "Martinique",
        "FR-973" => words["French Guiana"],
        "FR-974" => words["Reunion Island"],
        "FR-976" => "Mayotte",
        "BE" => words["Belgium"],
        "CH" => words["Switzerland"],
        "CH-GE" => words["Geneva"],
        "CH-VD" => "Vaud",
        "LU" => words["Luxembourg"],
        "CA-QC" => words["Quebec"],
        _ => code,
    };
}
