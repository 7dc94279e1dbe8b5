using CsCheck;
using Entraide.Meetings;

namespace Entraide.Tests;

/// <summary>Schedules nobody would have thought of.</summary>
static class ScheduleGen
{
    public static readonly DateOnly From = new(2026, 9, 1);
    public static readonly DateOnly To = new(2028, 8, 31);

    static readonly Gen<DateOnly> Day = Gen.Int[0, To.DayNumber - From.DayNumber].Select(From.AddDays);

    static readonly Gen<TimeOnly> Time = Gen.Int[0, 95].Select(n => TimeOnly.MinValue.AddMinutes(15 * n));

    static readonly string[] Zones =
    [
        "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "America/New_York", "America/Toronto", "America/Martinique",
        "Indian/Reunion", "Australia/Sydney",
    ];

    static readonly Gen<string> Zone = Gen.Int[0, Zones.Length - 1].Select(n => Zones[n]);

    static readonly Gen<Season?> Season =
        Gen.Select(Gen.Bool, Gen.Int[1, 12], Gen.Int[1, 12], (any, a, b) => any ? (Season?)null : new Season(a, b));

    static readonly Gen<string?> Region = Gen.Int[-5, Holidays.Regions.Count - 1].Select(n => n < 0 ? null : Holidays.Regions[n]);

    public static readonly Gen<Rhythm> Rhythm =
        (from monthly in Gen.Bool
         from every in Gen.Int[1, 4]
         from ordinals in Gen.Int[1, 63]
         from days in Gen.Int[1, 127]
         from season in Season
         from time in Time
         from minutes in Gen.Int[15, 480]
         from zone in Zone
         from startsOn in Day
         from length in Gen.Int[-300, 700]
         from region in Region
         select new Rhythm
         {
             Cadence = monthly ? Cadence.Monthly : Cadence.Weekly, Every = every, Ordinals = (Ordinals)ordinals, Days = (Weekdays)days,
             Season = season, Time = time, Minutes = minutes, Zone = zone, StartsOn = startsOn,
             UntilOn = length < 0 ? null : startsOn.AddDays(length), HolidayRegion = region, SkipsHolidays = region is not null,
         }).Where(r => r.Problems().Count == 0);

    public static readonly Gen<Schedule> Schedule =
        from rhythm in Rhythm
        from later in Rhythm
        from changes in Gen.Bool
        from changedOn in Day
        from picks in Gen.Select(Gen.Int[0, 3], Gen.Int[0, 400], Day, Time).List[0, 6]
        let ruled = changes && changedOn > rhythm.StartsOn ? new Schedule([new(rhythm.StartsOn, rhythm), new(changedOn, later)]) : new Schedule(rhythm)
        select picks.Aggregate(ruled, (schedule, pick) => With(schedule, pick.Item1, pick.Item2, pick.Item3, pick.Item4));

    static Schedule With(Schedule schedule, int kind, int place, DateOnly day, TimeOnly time)
    {
        var dates = schedule.Dates(From, To);
        var on = dates.Count == 0 ? day : dates[place % dates.Count].OriginalOn;
        DateChange change = kind switch
        {
            0 => new CancelledDate(on),
            1 => new MovedDate(on, day, time),
            2 => new MovedDate(on, on, time, 75),
            _ => new AddedDate(day, time, 60),
        };
        return schedule.Problem(change) is null ? schedule.With(change) : schedule;
    }
}
