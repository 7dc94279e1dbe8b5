using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>What an import did.</summary>
public sealed record Imported(int Added, int Changed, int Unchanged, int Removed);

/// <summary>
/// Takes a partner's feed into the directory. The feed is the whole of what the partner lists: what it no longer holds goes.
/// All of it is one save.
/// </summary>
public sealed class Importing(AppDb db)
{
    public async Task<Imported> Take(Feed feed, string partner, string zone, FeedReading reading, CancellationToken stop = default)
    {
        var known = await db.Listings.Where(l => l.Partner == partner && l.GroupId == null).ToDictionaryAsync(l => l.PartnerId, stop);
        var ours = (await db.Listings.Where(l => l.GroupId != null).Select(l => l.Slug).ToListAsync(stop)).ToHashSet();
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var meeting in reading.Meetings.Where(m => !ours.Contains(m.Id)))
        {
            var source = $"{feed.Name} {zone}\n{meeting.Row}";
            if (known.Remove(meeting.Id, out var listing))
            {
                if (listing.Source == source) { unchanged++; continue; }
                changed++;
                await db.ListingTimes.Where(t => t.ListingId == listing.Id).ForEachAsync(t => db.Remove(t), stop);
            }
            else
            {
                added++;
                listing = new() { Partner = partner, PartnerId = meeting.Id, Slug = SlugOf(partner, meeting) };
                db.Listings.Add(listing);
            }
            Copy(meeting, listing);
            listing.Source = source;
            listing.Edition++;
            listing.ChangedOn = DateOnly.FromDateTime(db.Now);
            db.ListingTimes.AddRange(TimesOf(meeting, listing));
        }
        db.Listings.RemoveRange(known.Values);
        await db.SaveChangesAsync(stop);
        return new(added, changed, unchanged, known.Count);
    }

    static void Copy(ListedMeeting meeting, Listing listing)
    {
        (listing.Name, listing.WhatFor, listing.Venue, listing.Street, listing.City) = (meeting.Name, meeting.Notes, meeting.Venue, meeting.Street, meeting.City);
        (listing.Postcode, listing.Country, listing.Link, listing.Phone) = (meeting.Postcode, meeting.Country, meeting.Link, meeting.Phone);
        (listing.Latitude, listing.Longitude, listing.StepFree) = (meeting.Latitude, meeting.Longitude, meeting.StepFree);
        (listing.Ways, listing.Languages, listing.Themes) = (Set(meeting.Ways), Set(meeting.Languages), Set(meeting.Types));
        listing.Town = Folding.Fold(meeting.City);
        listing.Words = Folding.Fold($"{meeting.Name} {meeting.City} {meeting.Region} {meeting.Venue} {meeting.Notes}");
    }

    IEnumerable<ListingTime> TimesOf(ListedMeeting meeting, Listing listing)
    {
        var days = meeting.Days.Count == 0 ? [(int?)null] : meeting.Days.Select(d => (int?)d);
        foreach (var day in days)
        {
            var time = Times.Of(listing, day, meeting.Time is { } at ? at.Hour * 60 + at.Minute : null, meeting.Minutes, meeting.Zone, ListingTime.Never);
            time.NextAt = NextDates.NextAt(time, db.Now);
            yield return time;
        }
    }

    /// <summary>Words as a column holds them: surrounded by spaces, so that one can be asked for.</summary>
    public static string Set(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } all ? $" {all} " : "";

    static string SlugOf(string partner, ListedMeeting meeting)
    {
        var name = Folding.Fold(meeting.Name).Replace(' ', '-');
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{partner}\n{meeting.Id}")).AsSpan(0, 4));
        return $"{(name.Length > 60 ? name[..60] : name)}-{mark}".TrimStart('-');
    }
}
