using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>Where a reader looks: a town's middle, and how far from it.</summary>
public sealed record Around(double Latitude, double Longitude, int Kilometres);

/// <summary>One line of the directory: a group at one of its weekly times.</summary>
public sealed record Found(Listing Listing, ListingTime Time, double? Kilometres);

/// <summary>What a reader asks of the directory. Everything is optional and nothing is kept.</summary>
public sealed record Search
{
    public const int PageSize = 20;

    public string? Words { get; init; }
    public int? Day { get; init; }

    /// <summary>Minutes after midnight, from and to.</summary>
    public (int From, int To)? Hours { get; init; }
    public string? Way { get; init; }
    public string? Language { get; init; }
    public string? Theme { get; init; }
    public bool StepFree { get; init; }
    public Around? Around { get; init; }

    /// <summary>Only what begins between these instants, by each group's own clock.</summary>
    public (DateTime From, DateTime To)? Between { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>A page of results and whether there are more: the nearest, or else the soonest, first.</summary>
    public async Task<(IReadOnlyList<Found> Found, bool More)> Run(AppDb db, DayOfWeek today, CancellationToken stop = default)
    {
        var times = await Asked(db, stop);
        var first = (int)today;
        var ordered = Around is { } a
            ? Nearest(times, a)
            : times.OrderBy(t => t.Day == null ? 7 : (t.Day.Value - first + 7) % 7).ThenBy(t => t.Minute).ThenBy(t => t.Id);
        var page = await ordered.Skip((Math.Max(1, Page) - 1) * PageSize).Take(PageSize + 1)
            .Join(db.Listings, t => t.ListingId, l => l.Id, (t, l) => new { t, l }).AsNoTracking().ToListAsync(stop);
        var found = page.Take(PageSize).Select(p => new Found(p.l, p.t, Distance(p.t)));
        return (Around is null ? [.. found] : [.. found.OrderBy(f => f.Kilometres)], page.Count > PageSize);
    }

    async Task<IQueryable<ListingTime>> Asked(AppDb db, CancellationToken stop)
    {
        IQueryable<ListingTime> times = db.ListingTimes;
        if (Day is { } day) times = times.Where(t => t.Day == day);
        if (Hours is { } hours) times = times.Where(t => t.Minute >= hours.From && t.Minute < hours.To);
        if (Way is { Length: > 0 } way) times = times.Where(t => t.Ways.Contains(" " + way + " "));
        if (Language is { Length: > 0 } language) times = times.Where(t => t.Languages.Contains(" " + language + " "));
        if (Around is { } around)
        {
            var (high, wide) = (around.Kilometres / 111.2, around.Kilometres / (111.2 * Math.Max(0.01, Math.Cos(around.Latitude * Math.PI / 180))));
            var (south, north, west, east) = (around.Latitude - high, around.Latitude + high, around.Longitude - wide, around.Longitude + wide);
            times = times.Where(t => t.Latitude >= south && t.Latitude <= north && t.Longitude >= west && t.Longitude <= east);
        }
        if (Between is { } between) times = Clocks.Within(times, await db.ListingTimes.Select(t => t.Zone).Distinct().ToListAsync(stop), between);
        if (StepFree) times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.StepFree));
        if (Theme is { Length: > 0 } theme) times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.Themes.Contains(" " + theme + " ")));
        foreach (var word in Folding.Fold(Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            times = times.Where(t => db.Listings.Any(l => l.Id == t.ListingId && l.Words.Contains(word)));
        return times;
    }

    // Flat-earth distance orders well over the few kilometres somebody travels; the figure shown is the true one.
    static IOrderedQueryable<ListingTime> Nearest(IQueryable<ListingTime> times, Around around)
    {
        var (latitude, longitude, narrow) = (around.Latitude, around.Longitude, Math.Pow(Math.Cos(around.Latitude * Math.PI / 180), 2));
        return times.OrderBy(t => (t.Latitude - latitude) * (t.Latitude - latitude) + (t.Longitude - longitude) * (t.Longitude - longitude) * narrow).ThenBy(t => t.Id);
    }

    double? Distance(ListingTime time) => Around is { } a && time is { Latitude: { } latitude, Longitude: { } longitude }
        ? Earth.Kilometres(a.Latitude, a.Longitude, latitude, longitude) : null;

    /// <summary>The middle of a town that some listing names, or null when none does.</summary>
    public static async Task<Around?> Near(AppDb db, string town, int kilometres, CancellationToken stop = default)
    {
        var folded = Folding.Fold(town);
        var places = await db.Listings.Where(l => (l.Town == folded || l.Postcode == town.Trim()) && l.Latitude != null && l.Longitude != null)
            .Select(l => new { l.Latitude, l.Longitude }).Take(200).ToListAsync(stop);
        return places.Count == 0 ? null : new(places.Average(p => p.Latitude!.Value), places.Average(p => p.Longitude!.Value), kilometres);
    }
}

static class Earth
{
    const double Radius = 6371.0;

    /// <summary>Great-circle distance in kilometres between two points in degrees (haversine).</summary>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        static double Rad(double degrees) => degrees * Math.PI / 180;
        var (dLatitude, dLongitude) = (Rad(latitude2 - latitude1), Rad(longitude2 - longitude1));
        var h = Math.Pow(Math.Sin(dLatitude / 2), 2) + Math.Cos(Rad(latitude1)) * Math.Cos(Rad(latitude2)) * Math.Pow(Math.Sin(dLongitude / 2), 2);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
