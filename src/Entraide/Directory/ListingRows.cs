using System.Data.Common;
using Entraide.Platform.Data;

namespace Entraide.Directory;

/// <summary>A listing and one of its times in one row, for <see cref="Reads"/>.</summary>
static class ListingRows
{
    /// <summary>The same condition as <see cref="ListingAccess"/>: a partner's, or of a living group that is listed at this moment.</summary>
    public const string Published = """(l."GroupId" IS NULL OR EXISTS (SELECT 1 FROM "Groups" g WHERE g."Id" = l."GroupId" AND g."IsListed" AND g."State" IN ('Open', 'Forming')))""";

    /// <summary>
    /// Times of groups that withdrew or closed. Asked once per search, not once per time. The CROSS JOIN keeps SQLite with the groups
    /// first: with statistics it read every listing instead (57 ms over 100,000).
    /// </summary>
    public const string Withdrawn = """SELECT l."Id" FROM "Groups" g CROSS JOIN "Listings" l WHERE l."GroupId" = g."Id" AND NOT (g."IsListed" AND g."State" IN ('Open', 'Forming'))""";

    /// <summary>What follows FROM names the listing l and the time t.</summary>
    public static Task<List<(Listing Listing, ListingTime Time)>> Listings(this Reads reads, string from, CancellationToken stop, params IReadOnlyList<(string, object)> values)
    {
        var (listings, times) = (reads.Mapped<Listing>(), reads.Mapped<ListingTime>());
        return reads.Rows($"SELECT {listings.Columns("l")}, {times.Columns("t")} FROM {from}", row => (listings.Read(row), times.Read(row, listings.Width)), stop, values);
    }
}
