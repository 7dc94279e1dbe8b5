using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>Keeps the times of the directory pointing at the dates to come.</summary>
static class Times
{
    const int AtOnce = 500;

    public static ListingTime Of(Listing listing, int? day, int? minute, int minutes, string zone, DateTime nextAt) => new()
    {
        ListingId = listing.Id,
        Day = day,
        Minute = minute,
        Minutes = minutes,
        Zone = zone,
        Ways = listing.Ways,
        Languages = listing.Languages,
        Latitude = listing.Latitude,
        Longitude = listing.Longitude,
        NextAt = nextAt,
    };

    /// <summary>Recurring: what took place gives way to the date after it.</summary>
    public static async Task GoOn(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        for (var more = true; more;)
        {
            var (now, past) = (db.Now, db.Now - ListingTime.Grace);
            var due = await db.ListingTimes.Where(t => t.NextAt <= past).OrderBy(t => t.NextAt).Take(AtOnce).ToListAsync(stop);
            var ids = due.Select(t => t.ListingId).Distinct().ToList();
            var ours = await db.Listings.Where(l => l.GroupId != null && ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, stop);
            foreach (var time in due.Where(t => !ours.ContainsKey(t.ListingId))) time.NextAt = NextDates.NextAt(time, now);
            foreach (var listing in ours.Values) await Publishing.Time(db, listing, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            more = due.Count == AtOnce;
        }
    }
}
