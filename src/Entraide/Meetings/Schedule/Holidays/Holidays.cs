namespace Entraide.Meetings;

/// <summary>Public holidays by region. Codes are those of ISO 3166-2, or the country alone.</summary>
public static class Holidays
{
    /// <summary>Every region known, in an order fit for a list.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. HolidayRegions.All.Select(r => r.Code)];

    static readonly Dictionary<string, (Holiday Holiday, Func<int, DateOnly> Day)[]> ByCode =
        HolidayRegions.All.ToDictionary(r => r.Code, r => r.Rules, StringComparer.Ordinal);

    public static bool Knows(string region) => ByCode.ContainsKey(region);

    /// <summary>The holiday of this day, or null; when two fall together, the one that has a fixed day.</summary>
    /// <exception cref="ArgumentException">The region is unknown.</exception>
    public static Holiday? On(string region, DateOnly on) =>
        Rules(region).Where(r => r.Day(on.Year) == on).Select(r => (Holiday?)r.Holiday).FirstOrDefault();

    /// <summary>The holidays of a year, earliest first; two may share a day.</summary>
    /// <exception cref="ArgumentException">The region is unknown.</exception>
    public static IReadOnlyList<(DateOnly On, Holiday Holiday)> Of(string region, int year) =>
        [.. Rules(region).Select(r => (r.Day(year), r.Holiday)).OrderBy(r => r.Item1)];

    static (Holiday Holiday, Func<int, DateOnly> Day)[] Rules(string region) =>
        ByCode.TryGetValue(region, out var rules) ? rules : throw new ArgumentException($"No holidays are known for {region}.", nameof(region));
}
