using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entraide.Meetings;

namespace Entraide.Directory;

/// <summary>A listing in the words of schema.org, for those who read pages by machine.</summary>
static class LinkedData
{
    public static string Of(Listing listing, IReadOnlyList<Occurrence> dates, string address)
    {
        var events = dates.Select(d => (JsonNode)new JsonObject
        {
            ["@type"] = "Event",
            ["name"] = listing.Name,
            ["startDate"] = Utc(d.StartsAt),
            ["endDate"] = Utc(d.EndsAt),
            ["eventStatus"] = Status(d),
            ["isAccessibleForFree"] = true,
            ["inLanguage"] = new JsonArray([.. listing.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonValue.Create(l))]),
        }.At(listing, address));
        var group = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Organization",
            ["name"] = listing.Name,
            ["url"] = address,
            ["event"] = new JsonArray([.. events]),
        };
        if (listing.WhatFor.Length > 0) group["description"] = listing.WhatFor;
        // The default encoder escapes < > & and quotes, so that no name can end the script element.
        return group.ToJsonString(JsonSerializerOptions.Default);
    }

    // How one comes is said where it is known.
    static JsonObject At(this JsonObject held, Listing listing, string address)
    {
        if (listing.Ways.Length > 0) (held["eventAttendanceMode"], held["location"]) = (Mode(listing), Place(listing, address));
        return held;
    }

    static string Status(Occurrence date) => date.Status switch
    {
        OccurrenceStatus.Moved => "https://schema.org/EventRescheduled",
        OccurrenceStatus.Cancelled => "https://schema.org/EventCancelled",
        _ => "https://schema.org/EventScheduled",
    };

    static JsonObject Place(Listing listing, string address) => listing.Ways.Contains(" room ", StringComparison.Ordinal)
        ? new()
        {
            ["@type"] = "Place",
            ["name"] = listing.Venue.Length > 0 ? listing.Venue : listing.City,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = listing.Street,
                ["postalCode"] = listing.Postcode,
                ["addressLocality"] = listing.City,
            },
        }
        : new() { ["@type"] = "VirtualLocation", ["url"] = address };

    static string Mode(Listing listing) => (listing.Ways.Contains(" room ", StringComparison.Ordinal), listing.Ways.Contains(" screen ", StringComparison.Ordinal)) switch
    {
        (true, true) => "https://schema.org/MixedEventAttendanceMode",
        (true, false) => "https://schema.org/OfflineEventAttendanceMode",
        _ => "https://schema.org/OnlineEventAttendanceMode",
    };

    static string Utc(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
