using Entraide.Platform.Data;
using Entraide.Platform.Web;

namespace Entraide.Directory;

/// <summary>A published listing and its times in one reading; a withdrawn one is as missing as one that never was.</summary>
static class OneListing
{
    const string Named = $"""
        "Listings" l JOIN "ListingTimes" t ON t."ListingId" = l."Id"
        WHERE l."Slug" = @slug AND {ListingRows.Published} ORDER BY t."Day", t."Minute"
        """;

    public static async Task<(Listing, IReadOnlyList<ListingTime>)> Of(Reads reads, string slug, CancellationToken stop)
    {
        var rows = await reads.Listings(Named, stop, ("slug", slug));
        return rows.Count == 0 ? throw new NotFound() : (rows[0].Listing, [.. rows.Select(r => r.Time)]);
    }
}

static class OrganisationZone
{
    public static async Task<string?> Of(Reads reads, CancellationToken stop) =>
        (await reads.Rows("""SELECT "Zone" FROM "Organisations" ORDER BY "Id" LIMIT 1""", row => row.GetString(0), stop)).FirstOrDefault();
}
