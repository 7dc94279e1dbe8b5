using System.Net;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Groups;

public class DraftTests
{
    [Fact]
    public async Task Somebody_with_a_credential_prepares_a_group_comes_back_to_it_and_opens_it()
    {
        await using var world = await World.Begin();
        await world.Stored((db, stage) => stage.Trained("Noor"));
        await world.Stored((db, stage) => stage.Chapter("Lyon", "Lyon"));
        var noor = await world.SignedIn("Noor");
        await noor.Visit("/groups");
        await noor.Follow("Préparer un groupe");
        await noor.Press("Commencer");
        await noor.Press("Enregistrer et revenir plus tard", ("Nom du groupe", "Petits pas"), ("Quelle sorte de groupe", "Avancer sur ses propres objectifs De 3 à 7 personnes : chaque personne a le temps de dire le pas qu’elle veut faire et d’y revenir."), ("À quoi il sert", "Avancer"));
        noor.Sees("Le brouillon est enregistré.");

        await noor.Follow("Petits pas");
        Assert.Equal("Avancer", noor.Typed("À quoi il sert"));
        await noor.Press("Enregistrer et continuer", ("Pour qui", "Qui veut avancer"));
        await noor.Press("Enregistrer et continuer", ("Tutoiement ou vouvoiement", "on se dit « tu »"), ("Ville", "Lyon"));
        Assert.Equal("3", noor.Typed("Au moins"));
        Assert.Equal("7", noor.Typed("Au plus"));
        await noor.Press("Enregistrer et continuer", ("Antenne", "Lyon"));
        await noor.Press("Enregistrer et continuer", ("À quelle fréquence", "Toutes les deux semaines"), ("Quel jour", "jeudi"), ("À quelle heure", "19h"));
        await noor.Press("Enregistrer et continuer", ("Quand quelqu’un est en danger", "Le groupe doit signaler Les personnes qui animent ce groupe sont tenues par la loi ou par leur métier de signaler certains dangers. Elles le disent avant de le faire."));
        noor.Sees("de 3 à 7 personnes");
        noor.Sees("Rythme souhaité");
        noor.Sees("Toutes les deux semaines, le jeudi, 19 h, une heure et demie");
        await noor.Press("Ouvrir le groupe", ("Le prénom que tu porteras dans ce groupe", "Nour"));

        noor.Sees("Ici, ton prénom est Nour.");
        noor.Sees("Le groupe n’a pas encore de charte.");
        noor.Sees("Le groupe doit signaler.");
        var stored = await world.Stored(db => db.Groups.SingleAsync());
        Assert.Equal((GroupState.Forming, false, null), (stored.State, stored.IsListed, stored.DraftOf));
    }

    [Fact]
    public async Task Whoever_has_no_credential_is_told_what_is_missing_and_keeps_the_draft()
    {
        await using var world = await World.Begin();
        var hana = await world.SignedIn("Hana");
        await hana.Visit("/groups/new");
        await hana.Press("Commencer");
        await hana.Press("Enregistrer et continuer", ("Nom du groupe", "Mon idée"));
        await hana.Visit(hana.Path.Replace("place", "finish", StringComparison.Ordinal));
        hana.Sees("il faut avoir suivi une formation à l’animation et avoir une habilitation en cours");
        Assert.Empty(hana.Page.QuerySelectorAll("main button"));

        await hana.Visit("/groups");
        await hana.Follow("Supprimer le brouillon « Mon idée »");
        await hana.Press("Supprimer le brouillon");
        hana.DoesNotSee("Mon idée");
        Assert.Equal(0, await world.Stored(db => db.Groups.CountAsync()));
    }

    [Fact]
    public async Task Nothing_typed_is_lost_on_an_error()
    {
        await using var world = await World.Begin();
        var hana = await world.SignedIn("Hana");
        await hana.Visit("/groups/new");
        await hana.Press("Commencer");
        await hana.Press("Enregistrer et continuer", ("Nom du groupe", "Mon idée"));
        await hana.Press("Enregistrer et continuer", ("Ville", "Brest"), ("Adresse de la visio", "ftp://quelque-part"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        hana.Sees("doit commencer par https://");
        Assert.Equal("Brest", hana.Typed("Ville"));
        Assert.Equal("ftp://quelque-part", hana.Typed("Adresse de la visio"));
    }

    [Fact]
    public async Task A_draft_is_missing_to_everybody_else()
    {
        await using var world = await World.Begin();
        var hana = await world.SignedIn("Hana");
        await hana.Visit("/groups/new");
        await hana.Press("Commencer");

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Omar")).Visit(hana.Path)).Status);
    }

    [Fact]
    public async Task The_rhythm_wished_while_preparing_is_read_by_newcomers_and_waits_on_the_page_that_sets_the_dates()
    {
        await using var world = await World.Begin();
        await world.Stored((db, stage) => stage.Trained("Noor"));
        var noor = await world.SignedIn("Noor");
        await noor.Visit("/groups/new");
        await noor.Press("Commencer");
        await noor.Press("Enregistrer et continuer", ("Nom du groupe", "Petits pas"), ("À quoi il sert", "Avancer"), ("Pour qui", "Qui veut avancer"));
        await noor.Press("Enregistrer et continuer");
        await noor.Press("Enregistrer et continuer");
        Assert.EndsWith("/rhythm", noor.Path, StringComparison.Ordinal);
        await noor.Press("Enregistrer et continuer", ("À quelle fréquence", "Chaque mois"), ("Quel jour", "mardi"), ("À quelle heure", "18:30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Choisissez lesquels de ces jours dans le mois");
        await noor.Press("Enregistrer et revenir plus tard", ("Si c’est chaque mois : lesquels de ces jours", "premier"));

        var draft = await world.Stored(db => db.Groups.Select(g => g.Id).SingleAsync());
        await noor.Visit($"/groups/draft/{draft}/finish");
        noor.Sees("Le premier mardi du mois, 18 h 30");
        await noor.Press("Ouvrir le groupe", ("Le prénom que vous porterez dans ce groupe", "Nour"));
        noor.Sees("Le premier mardi du mois, 18 h 30");
        await world.Stored(async db => await db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.Override, [1])));

        await noor.Visit($"/groups/{draft}/schedule");
        await noor.Press("Montrer les prochaines dates");
        noor.Sees("Le premier mardi du mois, 18 h 30, une heure et demie");
        await noor.Press("Enregistrer ce rythme");
        noor.Sees("mardi 3 novembre, 18 h 30");
        await world.Stored(async db => await db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.Override, (byte[]?)null)));
        await noor.Visit($"/groups/{draft}");
        noor.DoesNotSee("Rythme souhaité");
    }

    [Fact]
    public async Task A_rhythm_may_wait_and_a_day_typed_wrong_is_not_lost()
    {
        await using var world = await World.Begin();
        var hana = await world.SignedIn("Hana");
        await hana.Visit("/groups/new");
        await hana.Press("Commencer");
        await hana.Visit(hana.Path.Replace("purpose", "rhythm", StringComparison.Ordinal));
        await hana.Press("Enregistrer et continuer", ("Quel jour", "lundi"), ("À quelle heure", "25:99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        hana.Sees("À quelle heure : Cette heure ne peut pas être lue.");
        Assert.Equal("25:99", hana.Typed("À quelle heure"));
        await hana.Press("Enregistrer et continuer", ("À quelle heure", ""), ("À quelle fréquence", "Nous déciderons plus tard"));
        Assert.EndsWith("/stance", hana.Path, StringComparison.Ordinal);
        await hana.Visit(hana.Path.Replace("stance", "finish", StringComparison.Ordinal));
        hana.DoesNotSee("Rythme souhaité");
    }
}
