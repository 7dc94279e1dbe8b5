namespace Entraide.Meetings;

/// <summary>Whether a rule counts weeks or weekdays of a month.</summary>
public enum Cadence
{
    Weekly,
    Monthly,
}

/// <summary>A set of weekdays; the values are stored.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}

/// <summary>A set of places in the month (« first and third »); the values are stored.</summary>
[Flags]
public enum Ordinals
{
    None = 0,
    First = 1,
    Second = 2,
    Third = 4,
    Fourth = 8,
    Fifth = 16,
    Last = 32,
    All = 63,
}

/// <summary>Reads the two sets, Monday first and « last » last.</summary>
public static class RhythmDays
{
    public static IEnumerable<DayOfWeek> InOrder(this Weekdays days) =>
        Enumerable.Range(0, 7).Where(n => days.HasFlag((Weekdays)(1 << n))).Select(n => (DayOfWeek)((n + 1) % 7));

    /// <summary>1 to 5, and -1 for the last.</summary>
    public static IEnumerable<int> InOrder(this Ordinals ordinals) =>
        Enumerable.Range(0, 6).Where(n => ordinals.HasFlag((Ordinals)(1 << n))).Select(n => n == 5 ? -1 : n + 1);

    public static bool Has(this Weekdays days, DayOfWeek day) => days.HasFlag((Weekdays)(1 << DaysAfterMonday(day)));

    /// <summary>True when the date is one of these places among the same weekdays of its month.</summary>
    public static bool Has(this Ordinals ordinals, DateOnly on) =>
        ordinals.HasFlag((Ordinals)(1 << ((on.Day - 1) / 7)))
        || (ordinals.HasFlag(Ordinals.Last) && on.Day + 7 > DateTime.DaysInMonth(on.Year, on.Month));

    internal static DateOnly Monday(DateOnly on) => on.AddDays(-DaysAfterMonday(on.DayOfWeek));

    internal static int DaysAfterMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
