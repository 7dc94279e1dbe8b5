using Entraide.Groups;

namespace Entraide.Directory;

/// <summary>What the public directory shows: what partners sent, and what our living groups publish at this moment.</summary>
public static class ListingAccess
{
    public static IQueryable<Listing> Published(this IQueryable<Listing> listings, AppDb db) =>
        listings.Where(l => l.GroupId == null || db.Groups.Any(g => g.Id == l.GroupId && g.IsListed && (g.State == GroupState.Open || g.State == GroupState.Forming)));
}
