using NodaTime;
using NodaTime.TimeZones;

namespace Entraide.Platform.Time;

/// <summary>Between the clock on a wall and UTC, also in the two nights when clocks change.</summary>
public static class WallClock
{
    public static readonly DateOnly FirstDay = new(1990, 1, 1);
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>True for an identifier of the IANA database.</summary>
    public static bool Knows(string zone) => TzdbDateTimeZoneSource.Default.CanonicalIdMap.ContainsKey(zone);

    public static bool Covers(DateOnly on) => on >= FirstDay && on <= LastDay;

    /// <summary>A time that does not exist moves forward by the gap; a doubled one takes the first.</summary>
    public static DateTime ToUtc(string zone, DateOnly on, TimeOnly time) =>
        Find(zone).AtLeniently(on.ToLocalDate().At(time.ToLocalTime())).ToDateTimeUtc();

    /// <summary>What the wall clock shows at this instant; the kind is unspecified.</summary>
    public static DateTime ToLocal(string zone, DateTime at) =>
        Instant.FromDateTimeUtc(at).InZone(Find(zone)).ToDateTimeUnspecified();

    internal static DateTimeZone Find(string zone) => DateTimeZoneProviders.Tzdb[zone];

    static LocalDate ToLocalDate(this DateOnly on) => LocalDate.FromDateOnly(on);

    static LocalTime ToLocalTime(this TimeOnly time) => LocalTime.FromTimeOnly(time);
}
