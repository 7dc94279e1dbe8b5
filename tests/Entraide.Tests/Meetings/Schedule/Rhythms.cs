using Entraide.Meetings;

namespace Entraide.Tests;

/// <summary>Rhythms of real groups, to start a test from.</summary>
static class Rhythms
{
    public static readonly Season OctoberToJune = new(10, 6);

    public static Rhythm Monthly(Ordinals ordinals, Weekdays days, string time = "18:00", int minutes = 120) => new()
    {
        Cadence = Cadence.Monthly, Ordinals = ordinals, Days = days, Time = Time(time), Minutes = minutes,
        Zone = "Europe/Paris", StartsOn = new(2026, 10, 1),
    };

    public static Rhythm Weekly(Weekdays days, DateOnly startsOn, string time = "18:30", string zone = "Europe/Paris") => new()
    {
        Cadence = Cadence.Weekly, Days = days, Time = Time(time), Minutes = 90, Zone = zone, StartsOn = startsOn,
    };

    public static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static DateTime Utc(string iso) =>
        DateTime.ParseExact(iso, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal);

    public static string Days(this Schedule schedule, string from, string to) =>
        string.Join(' ', schedule.Dates(Day(from), Day(to)).Where(o => o.TakesPlace)
            .Select(o => o.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
