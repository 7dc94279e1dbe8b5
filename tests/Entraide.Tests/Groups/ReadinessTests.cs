using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Tests.Meetings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Groups;

public class ReadinessTests
{
    [Fact]
    public async Task A_group_says_what_it_lacks_and_leads_whoever_holds_it_to_the_page_that_mends_it()
    {
        await using var world = await World.Begin();
        var group = await Forming(world);
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        noor.Sees("Il manque une seconde personne pour animer");
        await noor.Follow("Le groupe n’a pas encore de charte.");
        await noor.Press("Publier la charte");
        noor.Sees("La charte est publiée.");
        noor.Sees("Ce qui est dit ici reste ici.");

        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("Le groupe n’a pas encore dit ce qu’il fait quand quelqu’un est en danger.");
        await noor.Press("Enregistrer", ("Ville", "Lyon"), ("Quand quelqu’un est en danger", "Le groupe oriente Quand quelqu’un est en danger, les animateur·rices s’arrêtent, le disent, et donnent les numéros de celles et ceux dont c’est le métier. Le groupe n’est pas un service d’urgence."));
        noor.Sees("Ce que le groupe dit de lui est changé.");
        noor.DoesNotSee("n’a pas encore");

        await world.Stored(async (db, stage) =>
        {
            await stage.Trained("Paul");
            await stage.Member(await db.Groups.SingleAsync(g => g.Id == group.Id), "Paul", "Paul");
            return 0;
        });
        await noor.Follow("Il manque une seconde personne pour animer, avec une habilitation en cours.");
        await noor.Follow("Paul");
        await noor.Press("Enregistrer", ("Rôles", "Co-animateur·rice Anime la rencontre avec l’animateur·rice et, au besoin, à sa place."));
        await noor.Visit($"/groups/{group.Id}");
        noor.DoesNotSee("Avant la première rencontre");
    }

    [Fact]
    public async Task A_credential_that_ended_no_longer_counts()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}");
        ana.DoesNotSee("Avant la première rencontre");

        await world.Stored(db => db.Credentials.ExecuteUpdateAsync(u => u.SetProperty(c => c.UntilOn, DateOnly.FromDateTime(db.Now).AddDays(-1))));
        await ana.Visit($"/groups/{group.Id}");
        ana.Sees("Il manque une seconde personne pour animer, avec une habilitation en cours.");
    }

    [Fact]
    public async Task A_coordinator_lets_it_meet_for_a_reason_that_members_read()
    {
        await using var world = await World.Begin();
        var group = await Forming(world);
        await world.Stored((db, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        var claire = await world.SignedIn("Claire");
        await claire.Visit("/coordination");
        claire.Sees("Cercle neuf");
        claire.DoesNotSee("Noor");
        await claire.Follow("Le laisser se réunir malgré tout (Cercle neuf)");
        await claire.Press("Le laisser se réunir", ("Pourquoi il peut se réunir malgré tout", "Luc est malade jusqu’au 20 ; je serai là."));

        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        noor.Sees("Le mardi 6 octobre 2026, pour cette raison : Luc est malade jusqu’au 20 ; je serai là.");
        noor.DoesNotSee("Avant la première rencontre");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit($"/groups/{group.Id}/override")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit("/coordination")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await claire.Visit($"/groups/{group.Id}")).Status);
    }

    [Fact]
    public async Task A_decision_taken_back_leaves_the_dates_and_opens_and_sets_none_before_what_is_missing_is_there()
    {
        await using var world = await World.Begin(new DateTime(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc));
        var group = await Forming(world);
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        var (claire, noor) = (await world.SignedIn("Claire"), await world.SignedIn("Noor"));
        await claire.Visit($"/groups/{group.Id}/override");
        await claire.Press("Le laisser se réunir", ("Pourquoi il peut se réunir malgré tout", "Luc est malade jusqu’au 20."));
        var rhythm = $"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Thursday&Time=18:30&Minutes=90&Zone=Europe/Paris&Starts=2026-10-08";
        await (await noor.Visit(rhythm)).Press("Enregistrer ce rythme");
        var again = (await noor.Visit(rhythm)).Request("Enregistrer ce rythme");
        var meeting = await world.NextMeeting(group);
        var early = (await noor.Visit($"/meetings/{meeting.Id}/open")).Request("Ouvrir maintenant");

        await claire.Visit("/coordination");
        await claire.Follow("Il peut se réunir : lire pourquoi (Cercle neuf)");
        claire.Sees("Le groupe peut se réunir depuis le jeudi 8 octobre 2026.");
        await claire.Press("Le faire attendre de nouveau");

        foreach (var late in new[] { again, early }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.Send(late)).StatusCode);
        await noor.Visit($"/groups/{group.Id}");
        noor.DoesNotSee("Luc est malade");
        noor.Sees("Le groupe n’a pas encore de charte.");
        (await noor.Visit($"/groups/{group.Id}/dates")).Sees("jeudi 8 octobre, 18 h 30");
        (await noor.Visit($"/meetings/{meeting.Id}/open")).Sees("Le groupe attend ce qui lui manque pour se réunir.");
        Assert.Empty(noor.Page.QuerySelectorAll("main button"));
        await claire.Visit($"/groups/{group.Id}/override");
        await claire.Press("Le laisser se réunir", ("Pourquoi il peut se réunir malgré tout", "Luc revient ce soir."));
        await world.Work();
        Assert.Equal(GroupState.Open, await world.Stored(db => db.Groups.Where(g => g.Id == group.Id).Select(g => g.State).SingleAsync()));
        await (await noor.Visit($"/meetings/{meeting.Id}/open")).Press("Ouvrir maintenant");
        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
    }

    [Fact]
    public async Task Once_everything_is_there_members_no_longer_read_that_a_coordinator_let_the_group_meet_without_it()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        Task Until(DateOnly day) => world.Stored(db => db.Credentials.ExecuteUpdateAsync(u => u.SetProperty(c => c.UntilOn, day)));
        await Until(new(2026, 10, 5));
        var claire = await (await world.SignedIn("Claire")).Visit($"/groups/{group.Id}/override");
        await claire.Press("Le laisser se réunir", ("Pourquoi il peut se réunir malgré tout", "La formation est lundi."));
        var ana = await world.SignedIn("Ana");
        (await ana.Visit($"/groups/{group.Id}")).Sees("La formation est lundi.");

        await Until(new(2027, 10, 5));

        (await ana.Visit($"/groups/{group.Id}")).DoesNotSee("La formation est lundi.");
        await (await claire.Visit("/coordination")).Follow("Il peut se réunir : lire pourquoi (Cercle du jeudi)");
        await claire.Press("Le faire attendre de nouveau");
        var after = await world.Stored(db => db.Groups.AsNoTracking().SingleAsync());
        Assert.Equal((GroupState.Open, null), (after.State, after.OverriddenOn));
    }

    [Fact]
    public async Task A_coordinator_of_another_chapter_sees_nothing_of_it()
    {
        await using var world = await World.Begin();
        var group = await Forming(world);
        var lille = await world.Stored((db, stage) => stage.Chapter("Lille", "Lille"));
        await world.Stored((db, stage) => stage.Officer("Théo", OfficeKind.Coordinator, lille.Id));
        var theo = await world.SignedIn("Théo");
        await theo.Visit("/coordination");

        theo.Sees("Pas encore de groupe ici.");
        Assert.Equal(HttpStatusCode.NotFound, (await theo.Visit($"/groups/{group.Id}/override")).Status);
    }

    static Task<Group> Forming(World world) => world.Stored((db, stage) => stage.Forming(
        new() { Name = "Cercle neuf", WhatFor = "Se retrouver", ForWhom = "Qui veut", Formats = Formats.Room }, null, ("Noor", "Noor")));
}
