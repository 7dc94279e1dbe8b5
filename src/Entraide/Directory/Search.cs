using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>Where a reader looks: a town's middle, and how far from it.</summary>
public sealed record Around(double Latitude, double Longitude, int Kilometres);

/// <summary>One line of the directory: a group at one of its habitual times.</summary>
public sealed record Found(Listing Listing, ListingTime Time, double? Kilometres);

/// <summary>A page of what was found. <paramref name="Count"/> stops at <see cref="Search.MostCounted"/>.</summary>
public sealed record Findings(IReadOnlyList<Found> Found, int Count, bool More);

/// <summary>What a reader asks of the directory. Everything is optional and nothing is kept.</summary>
public sealed record Search
{
    public const int PageSize = 20;

    /// <summary>Counting to the end would cost as much as a large directory is large.</summary>
    public const int MostCounted = 500;

    public string? Words { get; init; }
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

    /// <summary>The nearest, or else the soonest, first.</summary>
    public async Task<Findings> Run(AppDb db, CancellationToken stop = default)
    {
        var times = Asked(db);
        var ordered = Around is { } a ? Nearest(times, a) : times.OrderBy(t => t.NextAt).ThenBy(t => t.Id);
        var before = (Math.Max(1, Page) - 1) * PageSize;
        var page = await ordered.Skip(before).Take(PageSize + 1)
            .Join(db.Listings, t => t.ListingId, l => l.Id, (t, l) => new { t, l }).AsNoTracking().ToListAsync(stop);
        var more = page.Count > PageSize;
        var count = more || before > 0 ? await times.Take(MostCounted + 1).CountAsync(stop) : page.Count;
        var found = page.Take(PageSize).Select(p => new Found(p.l, p.t, Distance(p.t)));
        return new(Around is null ? [.. found.OrderBy(f => f.Time.NextAt).ThenBy(f => f.Time.Id)] : [.. found.OrderBy(f => f.Kilometres).ThenBy(f => f.Time.NextAt)], count, more);
    }

    IQueryable<ListingTime> Asked(AppDb db)
    {
        var times = db.ListingTimes.Published(db);
        if (Day is { } day) times = times.Where(t => t.Day == day);
        if (Hours is { } hours) times = times.Where(t => t.Minute >= hours.From && t.Minute < hours.To);
        if (Way is { Length: > 0 } way) times = times.Where(t => t.Ways.Contains(" " + way + " "));
        if (Language is { Length: > 0 } language) times = times.Where(t => t.Languages.Contains(" " + language + " "));
        if (Around is { } around) times = Within(times, around);
        if (Between is { } between) times = times.Where(t => t.NextAt > between.From && t.NextAt < between.To);
        if (StepFree) times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.StepFree));
        if (Theme is { Length: > 0 } theme) times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.Themes.Contains(" " + theme + " ")));
        foreach (var word in Folding.Fold(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.Words.Contains(word)));
        return times;
    }

    // A square that an index can follow, then the circle in it.
    static IQueryable<ListingTime> Within(IQueryable<ListingTime> times, Around around)
    {
        var (latitude, longitude, narrow) = (around.Latitude, around.Longitude, Narrow(around));
        var high = around.Kilometres / Earth.KilometresPerDegree;
        var wide = high / Math.Sqrt(narrow);
        var (south, north, west, east, reach) = (latitude - high, latitude + high, longitude - wide, longitude + wide, high * high);
        return times.Where(t => t.Latitude >= south && t.Latitude <= north && t.Longitude >= west && t.Longitude <= east
            && (t.Latitude - latitude) * (t.Latitude - latitude) + (t.Longitude - longitude) * (t.Longitude - longitude) * narrow <= reach);
    }

    // Flat-earth distance orders well over the few kilometres somebody travels; the figure shown is the true one.
    static IOrderedQueryable<ListingTime> Nearest(IQueryable<ListingTime> times, Around around)
    {
        var (latitude, longitude, narrow) = (around.Latitude, around.Longitude, Narrow(around));
        return times.OrderBy(t => (t.Latitude - latitude) * (t.Latitude - latitude) + (t.Longitude - longitude) * (t.Longitude - longitude) * narrow).ThenBy(t => t.NextAt).ThenBy(t => t.Id);
    }

    static double Narrow(Around around) => Math.Max(1e-4, Math.Pow(Math.Cos(around.Latitude * Math.PI / 180), 2));

    double? Distance(ListingTime time) => Around is { } a && time is { Latitude: { } latitude, Longitude: { } longitude }
        ? Earth.Kilometres(a.Latitude, a.Longitude, latitude, longitude) : null;

    /// <summary>The middle of a town that some listing names, or null when none does.</summary>
    public static async Task<Around?> Near(AppDb db, string town, int kilometres, CancellationToken stop = default)
    {
        var (folded, code) = (Folding.Fold(town), town.Trim());
        var places = await db.Listings.Published(db).Where(l => (l.Town == folded || l.Postcode == code) && l.Latitude != null && l.Longitude != null)
            .Select(l => new { l.Latitude, l.Longitude }).Take(200).ToListAsync(stop);
        return places.Count == 0 ? null : new(Middle(places.Select(p => p.Latitude!.Value)), Middle(places.Select(p => p.Longitude!.Value)), kilometres);
    }

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
