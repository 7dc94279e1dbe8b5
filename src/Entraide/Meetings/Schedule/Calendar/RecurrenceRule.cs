using System.Globalization;

namespace Entraide.Meetings;

/// <summary>A rhythm as the RRULE of RFC 5545.</summary>
internal static class RecurrenceRule
{
    static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string Code(DayOfWeek day) => Codes[(int)day];

    /// <param name="untilAt">UTC; the start of the last date at the latest, or null to go on.</param>
    public static string Of(Rhythm rhythm, DateTime? untilAt)
    {
        List<string> parts = rhythm.Cadence == Cadence.Weekly
            ? ["FREQ=WEEKLY", $"INTERVAL={rhythm.Every}", "WKST=MO", $"BYDAY={Join(rhythm.Days.InOrder().Select(Code))}"]
            : ["FREQ=MONTHLY", $"BYDAY={Join(Places(rhythm))}"];
        if (rhythm.Season is { } season) parts.Add($"BYMONTH={Join(season.Months().Order().Select(Number))}");
        if (untilAt is { } at) parts.Add($"UNTIL={ContentLines.Utc(at)}");
        return string.Join(';', parts);
    }

    static IEnumerable<string> Places(Rhythm rhythm) =>
        from ordinal in rhythm.Ordinals.InOrder()
        from day in rhythm.Days.InOrder()
        select Number(ordinal) + Code(day);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static string Join(IEnumerable<string> parts) => string.Join(',', parts);
}
