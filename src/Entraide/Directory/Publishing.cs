using System.Text.Json;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>
/// Writes what a group of ours lets everybody read, and takes it away again. The street, the way in, the link and the number
/// stay with the members: who waits at the door must not learn the door here.
/// </summary>
public sealed class Publishing(AppDb db, KeyRing ring, Calendar calendar) : IReactTo<GroupChanged>, IReactTo<ScheduleChanged>
{
    // About a kilometre: enough for « near here ».
    const int PlaceDigits = 2;

    public Task React(GroupChanged happening, Guid happeningId, CancellationToken stop) => Publish(happening.GroupId, stop);

    public Task React(ScheduleChanged happening, Guid happeningId, CancellationToken stop) => Publish(happening.GroupId, stop);

    public async Task Publish(Guid groupId, CancellationToken stop = default)
    {
        var group = await db.Groups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == groupId, stop);
        var listing = await db.Listings.SingleOrDefaultAsync(l => l.GroupId == groupId, stop);
        if (group is not { IsListed: true, IsAlive: true })
        {
            if (listing is not null) db.Listings.Remove(listing);
            return;
        }
        var card = ring.OpenCard(group);
        if (listing is null) db.Listings.Add(listing = new() { GroupId = groupId, Slug = await FreeSlug(card, groupId, stop) });
        Copy(card, listing);
        var schedule = await calendar.Of(groupId, stop);
        var source = schedule is null ? "" : JsonSerializer.Serialize(PublishedRhythm.Of(schedule));
        if (listing.Source != source) (listing.Source, listing.Edition) = (source, listing.Edition + 1);
        listing.ChangedOn = DateOnly.FromDateTime(db.Now);
        await Time(db, listing, stop);
    }

    /// <summary>Writes the habitual times of one of our groups anew, each with the date it really meets next.</summary>
    public static async Task Time(AppDb db, Listing listing, CancellationToken stop)
    {
        await db.ListingTimes.Where(t => t.ListingId == listing.Id).ForEachAsync(t => db.Remove(t), stop);
        var habits = NextDates.Rhythm(listing) is { } schedule ? NextDates.Habits(schedule, db.Now).ToList() : [];
        db.ListingTimes.AddRange(habits.Select(h => Times.Of(listing, (int)h.Day, h.Time.Hour * 60 + h.Time.Minute, h.Minutes, h.Zone, h.NextAt)));
        if (habits.Count == 0) db.ListingTimes.Add(Times.Of(listing, null, null, 0, "", ListingTime.Never));
    }

    static void Copy(GroupCard card, Listing listing)
    {
        (listing.Name, listing.WhatFor, listing.ForWhom, listing.NotForWhom) = (card.Name, card.WhatFor, card.ForWhom, card.NotForWhom);
        (listing.Themes, listing.Languages, listing.Ways) = (Importing.Set([card.Purpose]), Importing.Set(card.Languages), Importing.Set(Ways(card.Formats)));
        var inRoom = card.Formats.HasFlag(Formats.Room);
        (listing.City, listing.StepFree) = (inRoom ? card.City : "", inRoom && card.StepFree);
        listing.Town = Folding.Fold(listing.City);
        (listing.Latitude, listing.Longitude) = inRoom ? (Rounded(card.Latitude), Rounded(card.Longitude)) : (null, null);
        listing.Words = Folding.Fold($"{card.Name} {card.WhatFor} {card.ForWhom} {card.LivedExperience} {listing.City}");
    }

    static double? Rounded(double? degrees) => degrees is { } d ? Math.Round(d, PlaceDigits) : null;

    static IEnumerable<string> Ways(Formats formats) =>
        GroupWords.Ways.Where(w => formats.HasFlag(w)).Select(Offers.Way);

    async Task<string> FreeSlug(GroupCard card, Guid groupId, CancellationToken stop)
    {
        var slugs = Slugs.Of(card.Name, groupId.ToByteArray()).ToList();
        var taken = await db.Listings.Where(l => slugs.Contains(l.Slug)).Select(l => l.Slug).ToListAsync(stop);
        return slugs.First(s => !taken.Contains(s));
    }
}
