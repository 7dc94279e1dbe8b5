using System.Globalization;
using Entraide.Directory;
using Entraide.Platform.Words;

namespace Entraide.Bench;

/// <summary>A large directory, made up and the same at every run: groups around forty towns, most in French, at every hour.</summary>
static class Towns
{
    static readonly string[] Zones = ["Europe/Paris", "Europe/Paris", "Europe/Brussels", "America/Toronto"];

    public static IEnumerable<object> Meetings(int from, int to)
    {
        var state = 88172645463325252UL + (ulong)from;
        ulong Next()
        {
            state ^= state << 13;
            state ^= state >> 7;
            return state ^= state << 17;
        }
        int Below(int n) => (int)(Next() % (ulong)n);
        for (var n = from; n < to; n++)
        {
            var town = Below(40);
            var (latitude, longitude) = (42.5 + town % 8 + Below(2000) / 10000.0, -1.5 + town / 8 * 1.7 + Below(2000) / 10000.0);
            var (language, way) = (Below(10) < 7 ? " fr " : " en ", Below(3) == 0 ? " screen " : " room ");
            var listing = new Listing
            {
                Slug = $"groupe-{n}", Name = $"Groupe {n}", City = $"Ville {town}", Town = Folding.Fold($"Ville {town}"), Partner = "Essai", PartnerId = n.ToString(CultureInfo.InvariantCulture),
                WhatFor = "Parler de ce qui pèse et entendre comment font les autres.", Languages = language, Ways = way, Latitude = latitude, Longitude = longitude,
                Words = Folding.Fold($"Groupe {n} Ville {town} parler de ce qui pese"), ChangedOn = new(2026, 11, 1),
            };
            yield return listing;
            yield return new ListingTime
            {
                ListingId = listing.Id, Day = Below(7), Minute = 8 * 60 + Below(56) * 15, Minutes = 90, Zone = Zones[Below(4)], Ways = way, Languages = language,
                Latitude = latitude, Longitude = longitude, NextAt = DateTime.UnixEpoch.AddDays(25_000 + Below(7)).AddMinutes(Below(1440)),
            };
        }
    }
}
