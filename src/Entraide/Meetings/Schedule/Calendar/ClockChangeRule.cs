using NodaTime;
using NodaTime.Extensions;

namespace Entraide.Meetings;

/// <summary>Finds « every year, the last Sunday of March, at two » in a list of clock changes.</summary>
internal static class ClockChangeRule
{
    const int LeastYears = 8;

    /// <summary>An RRULE without end, or null when the changes keep to no weekday of one month.</summary>
    public static string? Of(IReadOnlyList<LocalDateTime> onsets)
    {
        if (onsets.Count < LeastYears || onsets.Zip(onsets.Skip(1), (a, b) => b.Year - a.Year).Any(years => years != 1)) return null;
        if (onsets.DistinctBy(o => (o.Month, o.DayOfWeek, o.TimeOfDay)).Count() > 1) return null;
        var place = onsets.All(o => o.Day + 7 > DateTime.DaysInMonth(o.Year, o.Month)) ? [-1]
            : onsets.Select(o => ((o.Day - 1) / 7) + 1).Distinct().ToList();
        return place is [var nth]
            ? $"FREQ=YEARLY;BYMONTH={onsets[0].Month};BYDAY={nth}{RecurrenceRule.Code(onsets[0].DayOfWeek.ToDayOfWeek())}"
            : null;
    }
}
