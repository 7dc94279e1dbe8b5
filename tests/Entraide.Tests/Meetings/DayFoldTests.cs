using Entraide.Meetings;
using Xunit;

namespace Entraide.Tests.Meetings;

public class DayFoldTests
{
    static readonly DateTime Start = new(2026, 10, 8, 16, 30, 0, DateTimeKind.Utc);
    static readonly Agenda Three = new("", [new("A", 5, StepMode.Reading, null, ""), new("B", 20, StepMode.Round, 120, ""), new("C", 10, StepMode.Round, 60, "")]);

    static MeetingFact At(double minutes, FactKind kind, int? step = null, int? number = null) =>
        new() { Kind = kind, Step = step, Number = number, At = Start.AddMinutes(minutes) };

    [Fact]
    public void Going_back_adds_to_the_step_and_agreed_minutes_are_kept_apart()
    {
        var day = new Day(Three, [At(0, FactKind.StepBegan, 0), At(6, FactKind.StepBegan, 1), At(10, FactKind.StepBegan, 0), At(12, FactKind.StepBegan, 1), At(13, FactKind.Extended, 1, 5), At(37, FactKind.Closed)], Start.AddHours(5));

        Assert.Equal([8, 29, null], day.Steps.Select(s => s.RealMinutes));
        Assert.Equal([0, 5, 0], day.Steps.Select(s => s.Added));
        Assert.Null(day.Current);
    }

    [Fact]
    public void The_time_each_is_what_is_left_shared_out_and_never_above_the_cap_or_below_zero()
    {
        MeetingFact[] facts = [At(0, FactKind.StepBegan, 0), At(5, FactKind.StepBegan, 1)];

        Assert.Equal(120, new Day(Three, facts, Start.AddMinutes(5)).SecondsEach(1, 4));
        Assert.Equal(75, new Day(Three, facts, Start.AddMinutes(15)).SecondsEach(1, 8));
        Assert.Equal(0, new Day(Three, facts, Start.AddMinutes(40)).SecondsEach(1, 8));
        Assert.Equal(TimeSpan.FromMinutes(-15), new Day(Three, facts, Start.AddMinutes(40)).LeftOf(1));
    }

    [Fact]
    public void A_clock_that_goes_back_stands_still()
    {
        var day = new Day(Three, [At(10, FactKind.StepBegan, 0), At(4, FactKind.StepBegan, 1)], Start.AddMinutes(6));

        Assert.Equal([0, 2, null], day.Steps.Select(s => s.RealMinutes));
    }

    [Fact]
    public void The_charter_is_said_in_four_sentences_without_headings_or_marks()
    {
        Assert.Equal(["Un", "Deux", "Trois", "Quatre"], Opening.InShort("# Charte\n\nAvant.\n\n1. **Un**\n2. Deux\n3. Trois\n4. Quatre\n5. Cinq\n\n## Suite\nLe reste."));
        Assert.Equal(["Ce qui est dit ici reste ici."], Opening.InShort("Ce qui est dit ici reste ici."));
    }
}
