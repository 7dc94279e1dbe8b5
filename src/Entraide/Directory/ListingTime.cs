using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Directory;

/// <summary>One weekly time of a listing: what « Thursday evening, near here, in French » asks.</summary>
public class ListingTime
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid ListingId { get; init; }

    /// <summary>0 Sunday to 6 Saturday; null when the partner does not say.</summary>
    public int? Day { get; init; }

    /// <summary>Minutes after midnight on the group's own clock.</summary>
    public int? Minute { get; init; }
    public int Minutes { get; init; }
    public string Zone { get; init; } = "";
    public string Ways { get; init; } = "";
    public string Languages { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<ListingTime>
    {
        public void Configure(EntityTypeBuilder<ListingTime> time)
        {
            time.HasOne<Listing>().WithMany().HasForeignKey(t => t.ListingId).OnDelete(DeleteBehavior.Cascade);
            time.HasIndex(t => new { t.Day, t.Latitude, t.Longitude, t.Minute });
        }
    }
}
