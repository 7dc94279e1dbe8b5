using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>Gives the directory away in a format of the field: ours and our partners', in the order of their names.</summary>
public sealed class Exporting(AppDb db)
{
    public async Task Give(Feed feed, string? partner, Stream to, CancellationToken stop = default)
    {
        var listings = await db.Listings.Published(db).AsNoTracking().Where(l => partner == null || l.Partner == partner).ToListAsync(stop);
        var times = (await db.ListingTimes.AsNoTracking().ToListAsync(stop)).ToLookup(t => t.ListingId);
        feed.Write(to, listings.OrderBy(l => l.Partner, StringComparer.Ordinal).ThenBy(l => l.PartnerId, StringComparer.Ordinal).ThenBy(l => l.Slug, StringComparer.Ordinal)
            .SelectMany(l => Rows(l, [.. times[l.Id]], feed)));
    }

    static IEnumerable<ListedMeeting> Rows(Listing listing, IReadOnlyList<ListingTime> times, Feed feed)
    {
        var row = Importing.RowIn(feed, listing.Source);
        // A group that meets at one hour on several days is one row; at several hours, several.
        var hours = times.GroupBy(t => (t.Minute, t.Minutes, t.Zone)).OrderBy(g => g.Key.Minute).ToList();
        if (row.Length > 0) hours = [.. hours.Take(1)];
        foreach (var (hour, n) in hours.Select((h, n) => (h, n)))
            yield return new()
            {
                Id = row.Length > 0 ? listing.PartnerId : n == 0 ? listing.Slug : $"{listing.Slug}-{n + 1}",
                Slug = listing.Slug,
                Name = listing.Name,
                Days = [.. hour.Where(t => t.Day is not null).Select(t => t.Day!.Value).Order()],
                Time = hour.Key.Minute is { } minute ? new TimeOnly(0, 0).AddMinutes(minute) : null,
                Minutes = hour.Key.Minutes,
                Zone = hour.Key.Zone,
                Ways = Words(listing.Ways),
                Languages = Words(listing.Languages),
                Types = Words(listing.Themes),
                Venue = listing.Venue,
                Street = listing.Street,
                City = listing.City,
                Postcode = listing.Postcode,
                Country = listing.Country,
                Latitude = listing.Latitude,
                Longitude = listing.Longitude,
                StepFree = listing.StepFree,
                Link = listing.Link,
                Phone = listing.Phone,
                Notes = listing.WhatFor,
                Row = row,
            };
    }

    static string[] Words(string set) => set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
