using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entraide.Safety;

public enum CrisisKind
{
    /// <summary>Set by law: shown for ever.</summary>
    Emergency,

    /// <summary>Run by people who may move or close: shown while somebody checks it.</summary>
    Listening,
}

/// <summary>A number to call or to write to, in the words of both languages.</summary>
public sealed record CrisisNumber(string Key, CrisisKind Kind, string Call, string? Text, string Fr, string En)
{
    public string In(string language) => language == "en" ? En : Fr;
}

/// <summary>What a country offers. <paramref name="Emergency"/> is what one calls there when a life is in danger.</summary>
public sealed record CrisisCountry(string Fr, string En, IReadOnlyList<CrisisNumber> Numbers, string Emergency = "112")
{
    public string In(string language) => language == "en" ? En : Fr;
}

/// <summary>The crisis directory as it ships, country by country.</summary>
public static class CrisisNumbers
{
    /// <summary>When the shipped numbers were last compared with what the services say of themselves.</summary>
    public static readonly DateOnly ShippedOn = new(2026, 11, 25);

    public const int CheckAfterDays = 90;
    public const int HideAfterDays = 180;

    static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static readonly IReadOnlyDictionary<string, CrisisCountry> Countries = Read();

    /// <summary>A number nobody checked for half a year may lead nowhere, and is not shown; those set by law stay.</summary>
    public static bool IsShown(CrisisNumber number, DateOnly checkedOn, DateOnly today) =>
        number.Kind == CrisisKind.Emergency || today.DayNumber - checkedOn.DayNumber <= HideAfterDays;

    public static bool IsDue(CrisisNumber number, DateOnly checkedOn, DateOnly today) =>
        number.Kind == CrisisKind.Listening && today.DayNumber - checkedOn.DayNumber >= CheckAfterDays;

    static Dictionary<string, CrisisCountry> Read()
    {
        using var file = typeof(CrisisNumbers).Assembly.GetManifestResourceStream("Safety/crisis.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, CrisisCountry>>(file, Plain)!;
    }
}
