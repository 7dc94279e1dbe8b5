using System.Net;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

public class AgendaEditorTests
{
    [Fact]
    public async Task A_facilitator_makes_a_template_the_habit_of_the_group_and_members_read_it()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit("/agendas");
        await noor.Follow("Cercle de partage");
        noor.Sees("D’après les usages des cercles d’entraide");

        await noor.Follow("En faire le déroulé habituel de « Cercle du jeudi »");
        await noor.Press("Enregistrer ce déroulé", ("Titre du temps 2", "Comment j’arrive"));

        Assert.Equal($"/groups/{group.Id}/agenda", noor.Path);
        var ana = await (await world.SignedIn("Ana", strong: false)).Visit($"/groups/{group.Id}/agenda");
        ana.Sees("Comment j’arrive");
        ana.DoesNotSee("Modifier le déroulé habituel");
        var meeting = await world.NextMeeting(group);
        (await ana.Visit($"/meetings/{meeting.Id}/agenda")).Sees("Comment j’arrive");
    }

    [Fact]
    public async Task Steps_move_come_and_go_by_buttons_and_nothing_typed_is_lost()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/agenda/edit?from=sharing-circle-90");

        await noor.Press("Descendre le temps 2", ("Titre du temps 5", "Un pas chacun·e"), ("Minutes du temps 5", "douze"));

        Assert.Equal(HttpStatusCode.OK, noor.Status);
        Assert.Equal(("Ce dont nous allons parler", "Météo"), (noor.Typed("Titre du temps 2"), noor.Typed("Titre du temps 3")));
        Assert.Equal(("Un pas chacun·e", "douze"), (noor.Typed("Titre du temps 5"), noor.Typed("Minutes du temps 5")));
        await noor.Press("Retirer le temps 6");
        await noor.Press("Ajouter un temps avant la clôture");
        Assert.Equal(("", "Mot de fin"), (noor.Typed("Titre du temps 6"), noor.Typed("Titre du temps 7")));
        noor.DoesNotSee("Retirer le temps 7");
    }

    [Fact]
    public async Task The_sum_stands_beside_the_length_and_too_long_a_check_in_is_explained()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/agenda/edit?from=sharing-circle-90");
        noor.Sees("90 minutes sur 90");
        noor.Sees("8 personnes × 2 min, cela fait 16 minutes");
        noor.Sees("20 % de la rencontre");
        noor.DoesNotSee("Au-delà de 35 %");

        await noor.Press("Refaire le total", ("Minutes du temps 4", "45"), ("Secondes par personne au temps 2, si c’est limité", "300"));

        noor.Sees("100 minutes sur 90");
        noor.Sees("C’est 10 minutes de plus que la rencontre");
        noor.Sees("Au-delà de 35 %");
        noor.Sees("Avec 3 min 45 s par personne");
    }

    [Fact]
    public async Task A_check_in_planned_for_most_of_the_meeting_is_too_much_however_short_each_turn_is()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou", "Gil");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/agenda/edit?from=sharing-circle-90");

        await noor.Press("Refaire le total", ("Minutes du temps 2", "60"));

        noor.Sees("60 minutes prévues ; 9 personnes × 2 min, cela fait 18 minutes");
        noor.Sees("67 % de la rencontre");
        noor.Sees("Au-delà de 35 %");
        noor.Sees("Prévoyez-y au plus 31 minutes.");
        await noor.Press("Enregistrer ce déroulé");
        noor.Sees("Prévoyez-y au plus 31 minutes.");
        (await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/agenda")).DoesNotSee("Prévoyez-y");
    }

    [Theory]
    [InlineData(60, 120, 9, 67)]
    [InlineData(18, 120, 9, 20)]
    [InlineData(10, 300, 8, 45)]
    [InlineData(31, null, 40, 35)]
    [InlineData(32, null, 7, 36)]
    public void The_share_of_a_check_in_is_the_greater_of_what_is_planned_and_what_the_turns_add_up_to(int planned, int? cap, int people, int percent)
    {
        var agenda = new Agenda("", [new("Météo", planned, StepMode.Round, cap, "", CheckIn: true), new("Fin", 5, StepMode.Round, null, "")]);

        Assert.Equal((percent, percent > 35), CheckInShare.Of(agenda, people, 90) is { } share ? (share.Percent, share.IsTooMuch) : default);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_said_beside_its_field_and_stays_typed()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/agenda/edit?from=sharing-circle-90");

        await noor.Press("Enregistrer ce déroulé", ("Minutes du temps 4", "beaucoup"), ("Titre du temps 1", " "), ("Que dire au temps 3", "Une longue phrase à nous."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Des minutes entières, de 1 à 240.");
        noor.Sees("Dites en 1 à 80 caractères");
        Assert.Equal("beaucoup", noor.Typed("Minutes du temps 4"));
        Assert.Equal("Une longue phrase à nous.", noor.Typed("Que dire au temps 3"));
        Assert.Empty(await world.Stored(db => db.UsualAgendas.ToListAsync()));
    }

    [Theory]
    [InlineData("save", HttpStatusCode.UnprocessableEntity)]
    [InlineData("sum", HttpStatusCode.OK)]
    [InlineData("down:x", HttpStatusCode.OK)]
    public async Task A_form_that_names_a_step_it_does_not_hold_is_answered_in_words_and_keeps_the_others(string act, HttpStatusCode status)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var meeting = await world.NextMeeting(group);
        var noor = await world.SignedIn("Noor");
        foreach (var path in new[] { $"/groups/{group.Id}/agenda/edit", $"/meetings/{meeting.Id}/agenda/edit" })
        {
            await noor.Visit(path);
            using var request = noor.Request("Enregistrer ce déroulé", ("Titre du temps 1", "Ce que nous avons écrit"));
            var typed = System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync());
            typed["act"] = act;
            typed.Add("Form.Steps.index", "x");
            request.Content = new StringContent(typed.ToString()!, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"));

            var answer = await noor.Send(request);

            Assert.Equal(status, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains("Ce que nous avons écrit", page, StringComparison.Ordinal);
            Assert.Equal(act == "save", page.Contains("ce qui se passe pendant ce temps", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Members_and_outsiders_do_not_find_the_editor()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var meeting = await world.NextMeeting(group);

        foreach (var (person, path) in new[] { ("Ana", $"/groups/{group.Id}/agenda/edit"), ("Ana", $"/meetings/{meeting.Id}/agenda/edit"), ("Zoé", $"/groups/{group.Id}/agenda"), ("Zoé", $"/meetings/{meeting.Id}/agenda") })
            Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn(person)).Visit(path)).Status);
    }
}

static class MeetingsOfTheWorld
{
    /// <summary>The next date of the group.</summary>
    public static Task<Meeting> NextMeeting(this World world, Entraide.Groups.Group group) =>
        world.Stored(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == group.Id && m.State == MeetingState.Planned).OrderBy(m => m.StartsAt).FirstAsync());
}
