using System.Data.Common;

namespace Entraide.Directory;

/// <summary>Listings and their times as plain rows, for <see cref="Platform.Data.Reads"/>.</summary>
static class ListingRows
{
    /// <summary>The same condition as <see cref="ListingAccess"/>: a partner's, or of a living group that is listed at this moment.</summary>
    public const string Published = """(l."GroupId" IS NULL OR EXISTS (SELECT 1 FROM "Groups" g WHERE g."Id" = l."GroupId" AND g."IsListed" AND g."State" IN ('Open', 'Forming')))""";

    /// <summary>Times of groups that withdrew or closed. Asked once per search, not once per time.</summary>
    public const string Withdrawn = """SELECT l."Id" FROM "Groups" g JOIN "Listings" l ON l."GroupId" = g."Id" WHERE NOT (g."IsListed" AND g."State" IN ('Open', 'Forming'))""";

    public const string Listing = """
        l."Id", l."Slug", l."GroupId", l."Partner", l."Name", l."WhatFor", l."ForWhom", l."NotForWhom", l."Themes", l."Languages", l."Ways", l."Venue", l."Street",
        l."City", l."Postcode", l."Country", l."StepFree", l."Access", l."Link", l."Phone", l."Source", l."ChangedOn", l."Edition"
        """;

    public const string Time = """t."Id", t."ListingId", t."Day", t."Minute", t."Minutes", t."Zone", t."Latitude", t."Longitude", t."NextAt" """;

    const int ListingColumns = 23;

    public static Listing ReadListing(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Slug = row.GetString(1),
        GroupId = row.IsDBNull(2) ? null : row.GetGuid(2),
        Partner = row.GetString(3),
        Name = row.GetString(4),
        WhatFor = row.GetString(5),
        ForWhom = row.GetString(6),
        NotForWhom = row.GetString(7),
        Themes = row.GetString(8),
        Languages = row.GetString(9),
        Ways = row.GetString(10),
        Venue = row.GetString(11),
        Street = row.GetString(12),
        City = row.GetString(13),
        Postcode = row.GetString(14),
        Country = row.GetString(15),
        StepFree = row.GetBoolean(16),
        Access = row.GetString(17),
        Link = row.GetString(18),
        Phone = row.GetString(19),
        Source = row.GetString(20),
        ChangedOn = row.GetFieldValue<DateOnly>(21),
        Edition = row.GetInt32(22),
    };

    /// <summary>The time that follows a listing in a row.</summary>
    public static ListingTime ReadTime(DbDataReader row)
    {
        const int at = ListingColumns;
        return new()
        {
            Id = row.GetGuid(at),
            ListingId = row.GetGuid(at + 1),
            Day = row.IsDBNull(at + 2) ? null : row.GetInt32(at + 2),
            Minute = row.IsDBNull(at + 3) ? null : row.GetInt32(at + 3),
            Minutes = row.GetInt32(at + 4),
            Zone = row.GetString(at + 5),
            Latitude = row.IsDBNull(at + 6) ? null : row.GetDouble(at + 6),
            Longitude = row.IsDBNull(at + 7) ? null : row.GetDouble(at + 7),
            NextAt = DateTime.SpecifyKind(row.GetDateTime(at + 8), DateTimeKind.Utc),
        };
    }
}
