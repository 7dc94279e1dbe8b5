using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Directory;

/// <summary>One habitual time of a listing: what « Thursday evening, near here, in French » asks.</summary>
public class ListingTime
{
    /// <summary>Stands for « no date is known ».</summary>
    public static readonly DateTime Never = new(9999, 12, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A meeting that began is still the next one for so long: somebody a little late may still come.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

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

    /// <summary>When it really takes place next, after every exception of its rhythm: what « today » asks.</summary>
    public DateTime NextAt { get; set; } = Never;

    sealed class Mapping : IEntityTypeConfiguration<ListingTime>
    {
        public void Configure(EntityTypeBuilder<ListingTime> time)
        {
            time.HasOne<Listing>().WithMany().HasForeignKey(t => t.ListingId).OnDelete(DeleteBehavior.Cascade);
            time.HasIndex(t => new { t.Day, t.Latitude, t.Longitude, t.Minute });
            time.HasIndex(t => new { t.NextAt, t.Languages });
        }
    }
}
