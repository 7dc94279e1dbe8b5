using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Directory;

/// <summary>
/// What a group, ours or a partner's, publishes about itself: a clear copy made on purpose. The directory reads nothing else.
/// </summary>
public class Listing
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The words of its address: « cercle-du-jeudi-3f2a ».</summary>
    public string Slug { get; set; } = "";

    /// <summary>Ours when it has a group, else the partner whose feed it came from.</summary>
    public Guid? GroupId { get; init; }
    public string Partner { get; init; } = "";

    /// <summary>What the partner calls it; stable from one import to the next.</summary>
    public string PartnerId { get; init; } = "";
    public string Name { get; set; } = "";
    public string WhatFor { get; set; } = "";
    public string ForWhom { get; set; } = "";
    public string NotForWhom { get; set; } = "";

    /// <summary>Keys of themes, separated and surrounded by spaces.</summary>
    public string Themes { get; set; } = "";

    /// <summary>Language codes, separated and surrounded by spaces: « " fr en " ».</summary>
    public string Languages { get; set; } = "";

    /// <summary>How one can come, separated and surrounded by spaces: « " room phone " ».</summary>
    public string Ways { get; set; } = "";
    public string Venue { get; set; } = "";
    public string Street { get; set; } = "";
    public string City { get; set; } = "";

    /// <summary>The city, folded: what « near » is asked by.</summary>
    public string Town { get; set; } = "";
    public string Postcode { get; set; } = "";
    public string Country { get; set; } = "";
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public bool StepFree { get; set; }

    /// <summary>A partner's own page, followed only after a warning.</summary>
    public string Link { get; set; } = "";
    public string Phone { get; set; } = "";

    /// <summary>The partner's row as it came, so that exporting it changes nothing; for our groups the rhythm.</summary>
    public string Source { get; set; } = "";

    /// <summary>Name, theme, place and audience, folded, for search.</summary>
    public string Words { get; set; } = "";
    public DateOnly ChangedOn { get; set; }

    /// <summary>Raised whenever what calendars show changes.</summary>
    public int Edition { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Listing>
    {
        public void Configure(EntityTypeBuilder<Listing> listing)
        {
            listing.HasOne<Group>().WithMany().HasForeignKey(l => l.GroupId).OnDelete(DeleteBehavior.Cascade);
            listing.HasIndex(l => l.Slug).IsUnique();
            listing.HasIndex(l => l.GroupId).IsUnique();
            listing.HasIndex(l => new { l.Partner, l.PartnerId });
            listing.HasIndex(l => new { l.Town, l.Latitude });
            listing.HasIndex(l => new { l.Postcode, l.Latitude });
        }
    }
}
