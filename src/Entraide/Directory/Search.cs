using Entraide.Platform.Data;
using Entraide.Platform.Web;
using Entraide.Platform.Words;

namespace Entraide.Directory;

/// <summary>Where a reader looks: in a town and so far around its middle, where that is known.</summary>
/// <param name="Town">Folded, when groups are in it that gave no point on the map; they count as in its middle.</param>
public sealed record Around((double Latitude, double Longitude)? Middle, int Kilometres, string? Town = null);

/// <summary>One line of the directory: a group at one of its habitual times.</summary>
public sealed record Found(Listing Listing, ListingTime Time, double? Kilometres);

/// <summary>A page of what was found. <paramref name="Count"/> stops at <see cref="Search.MostCounted"/>.</summary>
public sealed record Findings(Sheet<Found> Sheet, int Count);

/// <summary>What a reader asks of the directory. Everything is optional and nothing is kept.</summary>
public sealed record Search
{
    /// <summary>With all that partners say of their groups, a page stays below 20 kB.</summary>
    public const int PageSize = 12;

    /// <summary>Counting to the end would cost as much as a large directory is large.</summary>
    public const int MostCounted = 500;

    public string? Words { get; init; }

    /// <summary>One of the words is enough; « de » and « un » are in all that is written, and do not count then.</summary>
    public bool AnyWord { get; init; }
    public int? Day { get; init; }

    /// <summary>Minutes after midnight, from and to.</summary>
    public (int From, int To)? Hours { get; init; }
    public string? Way { get; init; }
    public string? Language { get; init; }
    public string? Theme { get; init; }
    public bool StepFree { get; init; }
    public Around? Around { get; init; }

    /// <summary>Only what really begins between these instants.</summary>
    public (DateTime From, DateTime To)? Between { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>The code of the reader's language: what is held in it comes first, unless a place is asked for.</summary>
    public string? Reader { get; init; }

    public bool HasSeveralWords => Said.Skip(1).Any() && Said.Any(SaysSomething);

    IEnumerable<string[]> Said => Folding.Fold(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(Spellings);

    static bool SaysSomething(string[] word) => word[0].Length >= 4;

    // In the singular and in the plural, in French as in English; « journal » and « travail » are no part of « journaux » and « travaux ».
    static string[] Spellings(string word) => word switch
    {
        [_, _, .., 'a', 'u', 'x'] => [word[..^1], $"{word[..^2]}l", $"{word[..^2]}il"],
        [_, _, _, .., 'a', 'l'] => [word, $"{word[..^1]}u"],
        [_, _, .., 'a', 'i', 'l'] => [word, $"{word[..^2]}u"],
        [_, _, _, .., 's' or 'x'] => [word[..^1]],
        _ => [word],
    };

    /// <summary>The nearest, or else those in the reader's language, and of these the soonest, first.</summary>
    public async Task<Findings> Run(Reads reads, CancellationToken stop = default)
    {
        var asked = new Wishes(reads.IsPostgres);
        Fill(asked);
        var (before, times) = ((Math.Max(1, Page) - 1) * PageSize, $"""FROM "ListingTimes" t WHERE {asked.Conditions}""");
        string First(string rank, string order, string also = "") =>
            $"""SELECT * FROM (SELECT t.*, {rank} AS "Rank" {times}{also} ORDER BY {order} LIMIT {before + PageSize + 1}) x""";
        string ranked;
        if (Around is not null) ranked = First(Far(), $""" "Rank", {Soonest}""");
        else if (Reader is null) ranked = First("0", Soonest);
        else
        {
            // Each half follows the index of the next dates and stops; in one order of both, every time would be read.
            asked.Name(("reader", $" {Reader} "));
            var own = asked.In("""t."Languages" """, "reader");
            ranked = $"{First("0", Soonest, $" AND {own}")} UNION ALL {First("1", Soonest, $" AND NOT {own}")}";
        }
        var page = await reads.Listings(
            $"""
            (SELECT * FROM ({ranked}) y ORDER BY "Rank", "NextAt", "Id" LIMIT {PageSize + 1} OFFSET {before}) t
            JOIN "Listings" l ON l."Id" = t."ListingId" ORDER BY t."Rank", {Soonest}
            """, stop, asked.Values);
        var more = page.Count > PageSize;
        var count = more || before > 0
            ? (await reads.Rows($"SELECT count(*) FROM (SELECT 1 {times} LIMIT {MostCounted + 1}) x", row => (int)row.GetInt64(0), stop, asked.Values))[0]
            : page.Count;
        return page.Count == 0 && Page > 1
            ? await (this with { Page = (count + PageSize - 1) / PageSize }).Run(reads, stop)
            : new(new([.. page.Take(PageSize).Select(p => new Found(p.Listing, p.Time, Distance(p.Time)))], Math.Max(1, Page), more), count);
    }

    const string Soonest = """t."NextAt", t."Id" """;

    void Fill(Wishes asked)
    {
        asked.NoneOf("""t."ListingId" """, ListingRows.Withdrawn);
        if (Day is { } day) asked.That("""t."Day" = @day""", ("day", day));
        if (Hours is { } hours) asked.That("""t."Minute" >= @from AND t."Minute" < @to""", ("from", hours.From), ("to", hours.To));
        if (Way is { Length: > 0 } way) asked.Holds("""t."Ways" """, "way", $" {way} ");
        if (Language is { Length: > 0 } language) asked.Holds("""t."Languages" """, "language", $" {language} ");
        if (Around is { } around) asked.That(string.Join(" OR ", Within(asked, around)));
        if (Between is { } between) asked.That("""t."NextAt" > @since AND t."NextAt" < @until""", ("since", between.From), ("until", between.To));
        if (StepFree) asked.OfListing("""l."StepFree" """);
        if (Theme is { Length: > 0 } theme) asked.OfListing(asked.In("""l."Themes" """, "theme"), ("theme", $" {theme} "));
        var words = Said.Where(w => !AnyWord || SaysSomething(w)).Select((word, n) => word.Select((spelt, m) => (Name: $"word{n}_{m}", Spelt: (object)spelt)).ToArray()).ToArray();
        var told = words.Select(word => $"({string.Join(" OR ", word.Select(w => asked.In("""l."Words" """, w.Name)))})");
        if (words.Length > 0) asked.OfListing($"({string.Join(AnyWord ? " OR " : " AND ", told)})", [.. words.SelectMany(w => w)]);
    }

    // In the town, or in a square that an index can follow and then in the circle in it.
    static IEnumerable<string> Within(Wishes asked, Around around)
    {
        if (around.Town is { } town)
        {
            asked.Name(("town", town));
            yield return """(t."Latitude" IS NULL AND t."ListingId" IN (SELECT l."Id" FROM "Listings" l WHERE l."Town" = @town))""";
        }
        if (around.Middle is not { } middle) yield break;
        var (narrow, high) = (Narrow(middle.Latitude), around.Kilometres / Earth.KilometresPerDegree);
        var wide = high / Math.Sqrt(narrow);
        asked.Name(("south", middle.Latitude - high), ("north", middle.Latitude + high), ("west", middle.Longitude - wide), ("east", middle.Longitude + wide),
            ("lat", middle.Latitude), ("lon", middle.Longitude), ("narrow", narrow), ("reach", high * high));
        yield return $"""(t."Latitude" BETWEEN @south AND @north AND t."Longitude" BETWEEN @west AND @east AND {Square} <= @reach)""";
    }

    // Flat-earth distance orders well over the few kilometres somebody travels; the figure shown is the true one.
    const string Square = """((t."Latitude" - @lat) * (t."Latitude" - @lat) + (t."Longitude" - @lon) * (t."Longitude" - @lon) * @narrow)""";

    string Far() => Around?.Middle is null ? "0" : $"coalesce({Square}, 0)";

    static double Narrow(double latitude) => Math.Max(1e-4, Math.Pow(Math.Cos(latitude * Math.PI / 180), 2));

    double? Distance(ListingTime time) => Around?.Middle is { } m && time is { Latitude: { } latitude, Longitude: { } longitude }
        ? Earth.Kilometres(m.Latitude, m.Longitude, latitude, longitude) : null;

    /// <summary>Where the groups of a town are that some listing names, by its name or its postcode; null when none does.</summary>
    public static async Task<Around?> Near(Reads reads, string town, int kilometres, CancellationToken stop = default)
    {
        var folded = Folding.Fold(town);
        var places = await Places(reads, "Town", folded, stop);
        if (places.Count == 0) places = await Places(reads, "Postcode", town.Trim(), stop);
        if (places.Count == 0) return null;
        var points = places.OfType<(double Latitude, double Longitude)>().ToList();
        return new(points.Count == 0 ? null : (Middle(points.Select(p => p.Latitude)), Middle(points.Select(p => p.Longitude))), kilometres, points.Count == places.Count ? null : folded);
    }

    // Those without a point come last, and of them one is enough.
    static Task<List<(double Latitude, double Longitude)?>> Places(Reads reads, string column, string value, CancellationToken stop) => reads.Rows(
        $"""
        SELECT * FROM (SELECT l."Latitude", l."Longitude" FROM "Listings" l WHERE l."{column}" = @value AND l."Latitude" IS NOT NULL AND l."Longitude" IS NOT NULL AND {ListingRows.Published} LIMIT 100) x
        UNION ALL
        SELECT * FROM (SELECT l."Latitude", l."Longitude" FROM "Listings" l WHERE l."{column}" = @value AND l."Latitude" IS NULL AND {ListingRows.Published} LIMIT 1) y
        """,
        row => row.IsDBNull(0) ? ((double, double)?)null : (row.GetDouble(0), row.GetDouble(1)), stop, ("value", value));

    // The median: one group with a wrong place, or a town of the same name far away, does not carry the middle into the sea.
    static double Middle(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

static class Earth
{
    const double Radius = 6371.0;

    public const double KilometresPerDegree = Radius * Math.PI / 180;

    /// <summary>Great-circle distance in kilometres between two points in degrees (haversine).</summary>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        static double Rad(double degrees) => degrees * Math.PI / 180;
        var (dLatitude, dLongitude) = (Rad(latitude2 - latitude1), Rad(longitude2 - longitude1));
        var h = Math.Pow(Math.Sin(dLatitude / 2), 2) + Math.Cos(Rad(latitude1)) * Math.Cos(Rad(latitude2)) * Math.Pow(Math.Sin(dLongitude / 2), 2);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
