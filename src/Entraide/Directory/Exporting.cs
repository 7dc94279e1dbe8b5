using Entraide.Meetings;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>Gives the directory away in a format of the field: ours and our partners', in the order of their names.</summary>
public sealed class Exporting(AppDb db, T words)
{
    public async Task Give(Feed feed, string? partner, Stream to, CancellationToken stop = default)
    {
        var listings = await db.Listings.Published(db).AsNoTracking().Where(l => partner == null || l.Partner == partner).ToListAsync(stop);
        var times = (await db.ListingTimes.AsNoTracking().ToListAsync(stop)).ToLookup(t => t.ListingId);
        feed.Write(to, listings.OrderBy(l => l.Partner, StringComparer.Ordinal).ThenBy(l => l.PartnerId, StringComparer.Ordinal).ThenBy(l => l.Slug, StringComparer.Ordinal)
            .SelectMany(l => Rows(l, [.. times[l.Id]], feed)));
    }

    IEnumerable<ListedMeeting> Rows(Listing listing, IReadOnlyList<ListingTime> times, Feed feed)
    {
        var row = Importing.RowIn(feed, listing.Source);
        // A group that meets at one hour on several days is one row; at several hours, several.
        var hours = times.GroupBy(t => (t.Minute, t.Minutes, t.Zone)).OrderBy(g => g.Key.Minute).ToList();
        // What does not happen every week has no day in these formats: the rhythm in words keeps people from an empty room.
        var weekly = NextDates.IsEveryWeek(listing);
        if (row.Length > 0 || !weekly) hours = [.. hours.Take(1)];
        foreach (var (hour, n) in hours.Select((h, n) => (h, n)))
            yield return new()
            {
                Id = row.Length > 0 ? listing.PartnerId : n == 0 ? listing.Slug : $"{listing.Slug}-{n + 1}",
                Slug = listing.Slug,
                Name = listing.Name,
                Days = [.. hour.Where(t => weekly && t.Day is not null).Select(t => t.Day!.Value).Order()],
                Time = weekly && hour.Key.Minute is { } minute ? new TimeOnly(0, 0).AddMinutes(minute) : null,
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
                Notes = weekly ? listing.WhatFor : $"{listing.WhatFor} {words.Say(NextDates.Rhythm(listing)!.From(DateOnly.FromDateTime(db.Now)))}.",
                Row = row,
            };
    }

    static string[] Words(string set) => set.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
