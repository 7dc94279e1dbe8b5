using System.Globalization;
using System.Text;
using Entraide.Platform.Data;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>What an import did.</summary>
/// <param name="Added">New in the directory.</param>
/// <param name="Changed">Listed before, and otherwise.</param>
/// <param name="Unchanged">Listed before as it is.</param>
/// <param name="Removed">No longer in the feed.</param>
/// <param name="Kept">Listed as before, because what the feed now says of it was refused.</param>
/// <param name="Problems">Of every row, in their order.</param>
public sealed record Imported(int Added, int Changed, int Unchanged, int Removed, int Kept, IReadOnlyList<FeedProblem> Problems)
{
    /// <summary>When no row could be taken, nothing was touched.</summary>
    public bool IsDone => Added + Changed + Unchanged > 0;
}

/// <summary>
/// Takes a partner's feed into the directory. The feed is the whole of what the partner lists: what it no longer holds goes.
/// All of it is one transaction, and everything is thought out before it begins: while it lasts nobody else can write.
/// </summary>
public sealed class Importing(AppDb db)
{
    const int AtOnce = 500;

    public async Task<Imported> Take(Feed feed, string partner, FeedReading reading, CancellationToken stop = default)
    {
        var (known, gone) = await Known(partner, stop);
        var ours = (await db.Listings.Where(l => l.GroupId != null).Select(l => l.Slug).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var slugs = (await db.Listings.Select(l => l.Slug).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var (problems, fresh, times) = (reading.Problems.ToList(), new List<Listing>(), new List<ListingTime>());
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var meeting in reading.Meetings)
        {
            if (IsOurs(ours, meeting.Id))
            {
                problems.Add(new(meeting.Position, true, $"« {meeting.Id} » is a group of ours, which publishes itself.", meeting.Id));
                continue;
            }
            var source = Source(feed, meeting);
            if (known.Remove(meeting.Id, out var before) && before.Source == source) { unchanged++; continue; }
            if (before is null) added++;
            else
            {
                changed++;
                gone.Add(before.Id);
            }
            var listing = Listed(partner, meeting, source, before, slugs);
            fresh.Add(listing);
            times.AddRange(TimesOf(meeting, listing));
        }
        var kept = Keep(problems, known);
        var done = new Imported(added, changed, unchanged, known.Count, kept, [.. problems.OrderBy(p => p.Position)]);
        if (done.IsDone) await Write([.. gone, .. known.Values.Select(l => l.Id)], fresh, times, stop);
        return done;
    }

    async Task<(Dictionary<string, Listing> Known, List<Guid> Twice)> Known(string partner, CancellationToken stop)
    {
        var (known, twice) = (new Dictionary<string, Listing>(StringComparer.Ordinal), new List<Guid>());
        // Two imports at one moment may have listed a group twice.
        foreach (var listing in await db.Listings.AsNoTracking().Where(l => l.Partner == partner && l.GroupId == null).ToListAsync(stop))
            if (!known.TryAdd(listing.PartnerId, listing)) twice.Add(listing.Id);
        return (known, twice);
    }

    /// <summary>A row that cannot be used says nothing new of its group, and not that it is no more.</summary>
    static int Keep(List<FeedProblem> problems, Dictionary<string, Listing> known)
    {
        var kept = 0;
        for (var n = 0; n < problems.Count; n++)
            if (problems[n] is { Refused: true } problem && known.Remove(problem.Id))
            {
                kept++;
                problems[n] = problem with { Reason = $"{problem.Reason} What was listed of it is kept as it was." };
            }
        return kept;
    }

    /// <summary>Whether this is what an export calls one of our groups: its address, or that and small numbers where one row was not enough.</summary>
    static bool IsOurs(HashSet<string> ours, string id)
    {
        for (; !ours.Contains(id); id = id[..id.LastIndexOf('-')])
            if (id.LastIndexOf('-') is var dash && (dash < 1 || id.Length - dash > 3 || !int.TryParse(id.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _))) return false;
        return true;
    }

    /// <summary>A changed listing is a new one under the old id: taking away and putting in are the quickest a database does.</summary>
    async Task Write(IReadOnlyList<Guid> gone, List<Listing> fresh, List<ListingTime> times, CancellationToken stop)
    {
        await using var moment = await db.BeginMany(stop);
        foreach (var some in gone.Chunk(AtOnce).Select(ids => ids.ToList())) await db.Listings.Where(l => some.Contains(l.Id)).ExecuteDeleteAsync(stop);
        await db.PutIn(fresh, stop);
        await db.PutIn(times, stop);
        await moment.CommitAsync(stop);
    }

    static string Source(Feed feed, ListedMeeting meeting) => $"{feed.Name}\n{meeting.Row}";

    /// <summary>The partner's row word for word; empty when it came in another format.</summary>
    public static string RowIn(Feed feed, string source) => source.StartsWith(feed.Name + "\n", StringComparison.Ordinal) ? source[(feed.Name.Length + 1)..] : "";

    Listing Listed(string partner, ListedMeeting meeting, string source, Listing? before, HashSet<string> slugs)
    {
        var listing = new Listing
        {
            Id = before?.Id ?? Guid.NewGuid(),
            Partner = partner,
            PartnerId = meeting.Id,
            Slug = before?.Slug ?? Slugs.Of(meeting.Name, Encoding.UTF8.GetBytes($"{partner}\n{meeting.Id}")).First(slugs.Add),
            Source = source,
            Edition = (before?.Edition ?? 0) + 1,
            ChangedOn = DateOnly.FromDateTime(db.Now),
        };
        Copy(meeting, listing);
        return listing;
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
}
