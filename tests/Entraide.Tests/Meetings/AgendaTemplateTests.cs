using Entraide.Groups;
using Entraide.Meetings;
using Xunit;

namespace Entraide.Tests.Meetings;

public class AgendaTemplateTests
{
    public static TheoryData<string> Keys => [.. AgendaTemplate.All.Select(t => t.Key)];

    [Fact]
    public void Every_kind_of_meeting_the_field_knows_has_a_template()
    {
        string[] wanted = ["sharing-circle-90", "six-step-tools-90", "peer-cbt-75", "family-group-120", "goal-circle-45", "telephone-circle-60", "hybrid-90", "newcomer-welcome-45", "season-review-60"];

        Assert.Empty(wanted.Except(AgendaTemplate.All.Select(t => t.Key)));
    }

    [Theory, MemberData(nameof(Keys))]
    public void The_minutes_of_the_steps_are_those_of_the_whole(string key)
    {
        var template = AgendaTemplate.Of(key)!;

        Assert.Equal(template.Minutes, template.Steps.Sum(s => s.Minutes));
        Assert.All(template.Steps, s => Assert.InRange(s.Minutes, 2, 65));
    }

    [Theory, MemberData(nameof(Keys))]
    public void It_says_in_both_languages_after_whom_it_is_made_what_is_published_and_what_is_ours(string key)
    {
        var template = AgendaTemplate.Of(key)!;

        foreach (var words in new[] { template.Fr, template.En })
            Assert.All([words.Name, words.Summary, words.After, words.Published, words.Ours, words.Adapt], w => Assert.True(w.Length > 7, w));
        Assert.StartsWith("D’après", template.Fr.After, StringComparison.Ordinal);
        Assert.StartsWith("After", template.En.After, StringComparison.Ordinal);
        Assert.All(template.Steps, s => Assert.True(s.Fr.Script.Length > 20 && s.En.Script.Length > 20));
        Assert.NotEmpty(template.Licence);
    }

    [Theory, MemberData(nameof(Keys))]
    public void Eight_people_fit_in_every_round_that_has_a_cap_and_in_a_third_of_the_meeting_for_the_check_in(string key)
    {
        var template = AgendaTemplate.Of(key)!;
        var people = Math.Min(8, template.Most);
        var agenda = template.As(new GroupCard());

        Assert.All(agenda.Steps.Where(s => s.Mode == StepMode.Round && s.PerPersonSeconds is not null && key != "peer-cbt-75"), s => Assert.True(people * s.PerPersonSeconds <= s.Minutes * 60, s.Title));
        Assert.False(CheckInShare.Of(agenda, people, template.Minutes)?.IsTooMuch ?? false);
    }

    [Fact]
    public void A_group_that_says_tu_is_spoken_to_so()
    {
        var template = AgendaTemplate.Of("sharing-circle-90")!;

        Assert.Contains("Dites votre prénom choisi", template.As(new() { Address = Address.Vous }).Steps[1].Script, StringComparison.Ordinal);
        Assert.Contains("Dis ton prénom choisi", template.As(new() { Address = Address.Tu }).Steps[1].Script, StringComparison.Ordinal);
        Assert.Contains("Say the name you chose", template.As(new() { Languages = ["en"] }).Steps[1].Script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_in_that_takes_too_much_says_which_cap_would_fit()
    {
        var agenda = new Agenda("", [new("Météo", 40, StepMode.Round, 240, "", CheckIn: true), new("Fin", 5, StepMode.Round, null, "")]);

        var share = CheckInShare.Of(agenda, 10, 90)!;

        Assert.Equal((40, 45, true), (share.Minutes, share.Percent, share.IsTooMuch));
        Assert.Equal(180, share.FittingSeconds);
        Assert.False(CheckInShare.Of(new("", [new("Météo", 28, StepMode.Round, 240, "", CheckIn: true)]), 7, 90)!.IsTooMuch);
    }
}
