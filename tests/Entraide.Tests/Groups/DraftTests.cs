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
        await noor.Press("Garder et revenir plus tard", ("Nom du groupe", "Petits pas"), ("Quelle sorte de groupe", "Avancer sur ses propres objectifs De 3 à 7 personnes : chacun·e a le temps de dire son pas et d’y revenir."), ("À quoi il sert", "Avancer"));
        noor.Sees("Le brouillon est gardé.");

        await noor.Follow("Petits pas");
        Assert.Equal("Avancer", noor.Typed("À quoi il sert"));
        await noor.Press("Garder et continuer", ("Pour qui", "Qui veut avancer"));
        await noor.Press("Garder et continuer", ("Tutoiement ou vouvoiement", "on se dit « tu »"), ("Ville", "Lyon"));
        Assert.Equal("3", noor.Typed("Au moins"));
        Assert.Equal("7", noor.Typed("Au plus"));
        await noor.Press("Garder et continuer", ("Antenne", "Lyon"));
        await noor.Press("Garder et continuer", ("Quand quelqu’un est en danger", "Le groupe doit signaler Les personnes qui tiennent ce groupe sont tenues par la loi ou par leur métier de signaler certains dangers. Elles le disent avant de le faire."));
        noor.Sees("de 3 à 7 personnes");
        await noor.Press("Ouvrir le groupe", ("Le prénom que vous porterez dans ce groupe", "Nour"));

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
        await hana.Press("Garder et continuer", ("Nom du groupe", "Mon idée"));
        await hana.Visit(hana.Path.Replace("place", "finish", StringComparison.Ordinal));
        hana.Sees("a suivi une formation d’animateur·rice et a une habilitation en cours");
        Assert.Empty(hana.Page.QuerySelectorAll("main button"));

        await hana.Visit("/groups");
        await hana.Follow("Supprimer le brouillon de Mon idée");
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
        await hana.Press("Garder et continuer", ("Nom du groupe", "Mon idée"));
        await hana.Press("Garder et continuer", ("Ville", "Brest"), ("Adresse de la visio", "ftp://quelque-part"));

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
}
