namespace Entraide.Meetings;

/// <summary>How a holiday finds its day in a year.</summary>
internal static class HolidayDays
{
    public static Func<int, DateOnly> Fixed(int month, int day) => year => new(year, month, day);

    public static Func<int, DateOnly> AfterEaster(int days) => year => Easter(year).AddDays(days);

    /// <summary>The nth such weekday of the month, n from 1, and some days after it.</summary>
    public static Func<int, DateOnly> Nth(int month, int n, DayOfWeek day, int plus = 0) => year =>
        OnOrAfter(new(year, month, (7 * (n - 1)) + 1), day).AddDays(plus);

    /// <summary>The last such weekday strictly before a day.</summary>
    public static Func<int, DateOnly> Before(int month, int day, DayOfWeek weekday) => year =>
        OnOrAfter(new DateOnly(year, month, day).AddDays(-7), weekday);

    /// <summary>The day itself, or the Monday after when it is a Sunday.</summary>
    public static Func<int, DateOnly> NotOnSunday(int month, int day) => year =>
        new DateOnly(year, month, day) is { DayOfWeek: not DayOfWeek.Sunday } on ? on : new DateOnly(year, month, day).AddDays(1);

    /// <summary>Easter Sunday of the Gregorian calendar: the Sunday after the ecclesiastical full moon of spring.</summary>
    public static DateOnly Easter(int year)
    {
        var century = year / 100;
        var golden = year % 19;
        var moon = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        moon -= moon == 29 || (moon == 28 && golden > 10) ? 1 : 0;
        return OnOrAfter(new DateOnly(year, 3, 21).AddDays(moon + 1), DayOfWeek.Sunday);
    }

    static DateOnly OnOrAfter(DateOnly on, DayOfWeek day) => on.AddDays(((int)day - (int)on.DayOfWeek + 7) % 7);
}
