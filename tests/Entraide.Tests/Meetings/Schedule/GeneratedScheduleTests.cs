using CsCheck;
using Entraide.Meetings;
using Xunit;
using static Entraide.Tests.ScheduleGen;

namespace Entraide.Tests;

public class GeneratedScheduleTests
{
    [Fact]
    public void Every_day_of_a_rule_satisfies_it_and_no_other_day_does() => ScheduleGen.Rhythm.Sample(rhythm =>
    {
        var days = rhythm.Days(From, To).ToHashSet();
        for (var on = From; on <= To; on = on.AddDays(1))
            Assert.Equal(Satisfies(rhythm, on), days.Contains(on));
    }, iter: 500);

    [Fact]
    public void Dates_come_in_order_without_doubles_and_planned_ones_at_the_hour_of_the_rule() => ScheduleGen.Schedule.Sample(schedule =>
    {
        var dates = schedule.Dates(From, To);
        Assert.Equal(dates.OrderBy(o => o.StartsAt).Select(o => o.OriginalOn), dates.Select(o => o.OriginalOn));
        Assert.Equal(dates.Count, dates.DistinctBy(o => o.OriginalOn).Count());
        Assert.All(dates, o => Assert.Equal(DateTimeKind.Utc, o.StartsAt.Kind));
        foreach (var date in dates.Where(o => o.Status == OccurrenceStatus.Planned))
        {
            var rhythm = schedule.InForce(date.OriginalOn).Rhythm;
            Assert.Equal(TimeSpan.FromMinutes(rhythm.Minutes), date.EndsAt - date.StartsAt);
            var late = date.LocalStart - date.OriginalOn.ToDateTime(rhythm.Time);
            Assert.True(late == TimeSpan.Zero || (late == TimeSpan.FromHours(1) && rhythm.Time.Hour < 4), $"late by {late}");
        }
    }, iter: 500);

    [Fact]
    public void The_next_dates_are_the_first_that_take_place() => Gen.Select(ScheduleGen.Schedule, Gen.Int[0, 1000], Gen.Int[1, 40])
        .Sample((schedule, hours, count) =>
        {
            var after = From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(hours * 11);
            var all = schedule.Dates(From.AddDays(-2), To.AddYears(45)).Where(o => o.TakesPlace && o.StartsAt > after).ToList();
            var edge = To.AddYears(44).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var next = schedule.Next(after, count);
            Assert.Equal(all.Where(o => o.StartsAt < edge).Take(next.Count), next.Where(o => o.StartsAt < edge));
            // Fewer only where the rule ends, or gives a date in so many years that nobody asks: a fifth Sunday of February.
            if (next.Count < count) Assert.All(all.Skip(next.Count), o => Assert.True(o.StartsAt >= after.AddYears(RhythmDates.LongestSearchYears)));
        }, iter: 300);

    /// <summary>The rule said a second time, day by day, without sharing a line with the code.</summary>
    static bool Satisfies(Rhythm rhythm, DateOnly on)
    {
        var monday = rhythm.StartsOn;
        while (monday.DayOfWeek != DayOfWeek.Monday) monday = monday.AddDays(-1);
        var weeks = (on.DayNumber - monday.DayNumber) / 7;
        var nth = (on.Day + 6) / 7;
        var places = new[] { Ordinals.First, Ordinals.Second, Ordinals.Third, Ordinals.Fourth, Ordinals.Fifth };
        return on >= rhythm.StartsOn && !(on > rhythm.UntilOn)
            && rhythm.Days.ToString().Replace("All", "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday", StringComparison.Ordinal)
                .Contains(on.DayOfWeek.ToString(), StringComparison.Ordinal)
            && (rhythm.Season is not { } season || season.Months().Contains(on.Month))
            && (rhythm.Cadence == Cadence.Weekly
                ? weeks % rhythm.Every == 0
                : (rhythm.Ordinals & places[nth - 1]) != 0
                    || ((rhythm.Ordinals & Ordinals.Last) != 0 && on.AddDays(7).Month != on.Month))
            && !(rhythm is { SkipsHolidays: true, HolidayRegion: { } region } && Holidays.Of(region, on.Year).Any(h => h.On == on));
    }
}
