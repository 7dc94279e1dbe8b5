using Entraide.Groups;

namespace Entraide.Directory;

/// <summary>What the public directory shows: what partners sent, and what our living groups publish at this moment.</summary>
public static class ListingAccess
{
    public static IQueryable<Listing> Published(this IQueryable<Listing> listings, AppDb db) =>
        listings.Where(l => l.GroupId == null || db.Groups.Any(g => g.Id == l.GroupId && g.IsListed && (g.State == GroupState.Open || g.State == GroupState.Forming)));

    /// <summary>A group that closed or withdrew is gone at once, also before its listing was taken away.</summary>
    public static IQueryable<ListingTime> Published(this IQueryable<ListingTime> times, AppDb db) =>
        times.Where(t => !db.Listings.Any(l => l.Id == t.ListingId
            && db.Groups.Any(g => g.Id == l.GroupId && !(g.IsListed && (g.State == GroupState.Open || g.State == GroupState.Forming)))));
}
