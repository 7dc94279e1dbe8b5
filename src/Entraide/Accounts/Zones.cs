using System.Globalization;
using Entraide.Platform.Time;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.TimeZones;

namespace Entraide.Accounts;

/// <summary>Time zones as people name them: by a city, or by their country.</summary>
public static class Zones
{
    /// <summary>Where most of those who speak our languages live. The whole list weighs more than the rest of the page.</summary>
    static readonly string[] Usual =
    [
        "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Luxembourg", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Madrid",
        "Europe/Rome", "Europe/Berlin", "Europe/Athens", "Europe/Istanbul", "America/Guadeloupe", "America/Martinique", "America/Cayenne", "America/Miquelon",
        "Indian/Reunion", "Indian/Mayotte", "Pacific/Noumea", "Pacific/Tahiti", "America/Toronto", "America/New_York", "America/Port-au-Prince",
        "Africa/Algiers", "Africa/Casablanca", "Africa/Tunis", "Africa/Dakar", "Africa/Abidjan", "Africa/Kinshasa", "Indian/Antananarivo", "Asia/Beirut",
    ];

    static readonly string[] Every = [.. DateTimeZoneProviders.Tzdb.Ids.Where(z => z.Contains('/', StringComparison.Ordinal) && !z.StartsWith("Etc", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    static readonly ILookup<string, string> OfCountry = TzdbDateTimeZoneSource.Default.ZoneLocations!.ToLookup(l => l.CountryCode, l => l.ZoneId);

    public static bool Knows(string? zone) => zone is not null && WallClock.Knows(zone);

    /// <summary>The usual ones, by their cities, with the chosen one among them.</summary>
    public static IEnumerable<SelectListItem> ZonesNear(this T words, string? chosen) =>
        Usual.Union(Knows(chosen) ? [chosen!] : []).Select(z => new SelectListItem(words.City(z), z)).OrderBy(z => z.Text, StringComparer.Create(words.Language.Culture, ignoreCase: true));

    public static IEnumerable<SelectListItem> ZonesOf(this T words, IEnumerable<string> these) => these.Select(z => new SelectListItem(words.City(z), z));

    /// <summary>The zones that may be meant by « Montréal », « Liban », « Lebanon » or « Asia/Beirut ».</summary>
    public static IReadOnlyList<string> ZonesNamed(this T words, string typed)
    {
        var folded = Folding.Fold(typed);
        if (folded.Length == 0) return [];
        var cities = Every.Where(z => Folding.Fold(z) == folded || Folding.Fold(words.City(z)) == folded || Folding.Fold(Moments.Named(z)) == folded).ToList();
        if (cities.Count > 0) return [.. cities.DistinctBy(z => TzdbDateTimeZoneSource.Default.CanonicalIdMap[z])];
        return [.. OfCountry.Where(c => CountryNames(c.Key).Any(name => Folding.Fold(name) == folded)).SelectMany(c => c).Distinct()];
    }

    // « français (Liban) »: what a language calls a country stands in the name of its own variety there, whether or not there is one.
    static IEnumerable<string> CountryNames(string code) =>
        Language.Offered.Select(l => CultureInfo.GetCultureInfo($"{l.Code}-{code}").NativeName).Select(n => n[(n.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')'));
}
