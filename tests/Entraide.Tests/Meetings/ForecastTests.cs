using CsCheck;
using Entraide.Meetings;
using Xunit;
using Answer = Entraide.Meetings.Said;

namespace Entraide.Tests.Meetings;

public class ForecastTests
{
    static readonly Gen<Attendance> Past = from yes in Gen.Int[0, 12]
                                           from came in Gen.Int[0, yes]
                                           from nothing in Gen.Int[0, 12]
                                           from walkedIn in Gen.Int[0, nothing]
                                           select new Attendance(yes, came, yes + nothing, came + walkedIn);

    static readonly Gen<(Answer, Attendance)> Person = Gen.Select(Gen.Enum<Answer>(), Past);

    [Fact]
    public void Eight_people_who_said_yes_and_have_no_past_are_likely_seven() =>
        Assert.Equal(7, Forecast.Of([.. Enumerable.Repeat((Answer.Yes, default(Attendance)), 8)]).Likely);

    [Fact]
    public void Somebody_who_said_yes_four_times_and_never_came_counts_for_less_than_half() =>
        Assert.Equal(0.425, Forecast.Chance(Answer.Yes, new(4, 0, 0, 0)), 6);

    [Fact]
    public void A_long_past_weighs_more_than_what_is_usual() =>
        Assert.True(Forecast.Chance(Answer.Yes, new(12, 0, 0, 0)) < Forecast.Chance(Answer.Yes, new(1, 0, 0, 0)));

    [Fact]
    public void Ten_people_who_said_nothing_are_expected_as_they_came_the_last_four_times()
    {
        var forecast = Forecast.Of([.. Enumerable.Repeat((Answer.Nothing, new Attendance(0, 0, 4, 4)), 5), .. Enumerable.Repeat((Answer.Nothing, new Attendance(0, 0, 4, 2)), 5)]);

        Assert.Equal(7, forecast.Likely);
        Assert.InRange(8, forecast.Low, forecast.High);
    }

    [Fact]
    public void A_newcomer_to_a_circle_that_always_comes_is_expected_more_than_one_to_a_circle_that_seldom_does()
    {
        double With(int came) => Forecast.Of([(Answer.Nothing, default), .. Enumerable.Repeat((Answer.No, new Attendance(0, 0, 12, came)), 8)]).Expected - 8 * Forecast.UsualAfterNo;

        Assert.InRange(With(11), 0.8, 11 / 12.0);
        Assert.InRange(With(1), 1 / 12.0, 0.15);
    }

    [Fact]
    public void One_meeting_of_a_circle_moves_what_is_usual_half_way() =>
        Assert.Equal((1 + Forecast.UsualAfterNothing) / 2, Forecast.ShareOfSilent(Enumerable.Repeat(new Attendance(0, 0, 1, 1), 8)), 6);

    [Fact]
    public void A_circle_without_a_past_is_what_is_usual() => Assert.Equal(Forecast.UsualAfterNothing, Forecast.ShareOfSilent([default, default]), 6);

    [Fact]
    public void The_share_of_a_circle_lies_between_what_is_usual_and_what_it_did() => Past.List[0, 20].Sample(pasts =>
    {
        var (dates, came) = (pasts.Sum(p => p.Dates), pasts.Sum(p => p.Came));
        var own = dates == 0 ? Forecast.UsualAfterNothing : (double)came / dates;
        Assert.InRange(Forecast.ShareOfSilent(pasts), Math.Min(own, Forecast.UsualAfterNothing) - 1e-9, Math.Max(own, Forecast.UsualAfterNothing) + 1e-9);
    });

    [Fact]
    public void Nobody_is_likely_where_there_is_nobody() => Assert.Equal(new Forecast(0, 0, 0), Forecast.Of([]));

    [Fact]
    public void Whatever_people_say_and_did_the_number_stays_between_nobody_and_everybody() => Person.List[0, 40].Sample(people =>
    {
        var forecast = Forecast.Of(people);
        Assert.InRange(forecast.Likely, 0, people.Count);
        Assert.InRange(forecast.Low, 0, people.Count);
        Assert.InRange(forecast.High, 0, people.Count);
        Assert.True(forecast.Low <= forecast.Likely && forecast.Likely <= forecast.High, $"{forecast}");
    });

    [Fact]
    public void Having_come_once_more_never_lowers_a_chance() => Past.Sample(past =>
        Assert.True(Forecast.Chance(Answer.Yes, past with { SaidYes = past.SaidYes + 1, CameAfterYes = past.CameAfterYes + 1 }) >= Forecast.Chance(Answer.Yes, past)));

    [Fact]
    public void A_seat_is_held_for_a_quarter_of_the_time_left_between_two_hours_and_a_day_not_into_the_night_and_never_past_the_beginning()
    {
        var now = new DateTime(2026, 10, 6, 7, 0, 0, DateTimeKind.Utc);
        DateTime? EndsAt(DateTime at, TimeSpan before) => SeatOffer.EndsAt(at, at + before, "Europe/Paris");
        Assert.Equal(now.AddHours(25), EndsAt(now.AddHours(1), TimeSpan.FromDays(10)));
        Assert.Equal(now.AddHours(10), EndsAt(now, TimeSpan.FromHours(40)));
        Assert.Equal(now.AddHours(2), EndsAt(now, TimeSpan.FromHours(5)));
        Assert.Equal(now.AddMinutes(30), EndsAt(now, TimeSpan.FromMinutes(30)));
        Assert.Null(EndsAt(now, TimeSpan.Zero));
        var (evening, morning) = (now.AddHours(11), now.AddHours(25));
        foreach (var later in new[] { 1, 5, 7 }) Assert.Equal(morning, EndsAt(evening.AddHours(later), TimeSpan.FromHours(30 - later)));
        Assert.Equal(evening.AddHours(9), EndsAt(evening, TimeSpan.FromHours(9)));
    }
}
