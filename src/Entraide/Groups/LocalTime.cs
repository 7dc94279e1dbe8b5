using NodaTime;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

static class LocalTime
{
    /// <summary>An instant on the clocks of the association.</summary>
    public static async Task<DateTime> Local(this AppDb db, DateTime at, CancellationToken stop)
    {
        var name = await db.Organisations.AsNoTracking().Select(o => o.Zone).FirstOrDefaultAsync(stop) ?? "Europe/Paris";
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? DateTimeZone.Utc;
        return Instant.FromDateTimeUtc(at).InZone(zone).ToDateTimeUnspecified();
    }
}
