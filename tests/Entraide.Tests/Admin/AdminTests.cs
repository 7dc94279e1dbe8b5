using System.Net;
using Entraide.Accounts;
using Entraide.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Admin;

public class AdminTests
{
    [Fact]
    public async Task An_administrator_changes_what_the_association_says_of_itself()
    {
        await using var world = await World.Begin();
        var rosa = await Administrator(world);
        await rosa.Visit("/admin");
        await rosa.Follow("L’association");
        await rosa.Press("Enregistrer ces réglages", ("Nom", "Entre nous"), ("Pays", "BE"), ("Vos propres numéros", "01 23 45 67 89 — permanence"), ("Jours fériés", "BE"));
        rosa.Sees("C’est enregistré.");

        var kept = await world.Stored(db => db.Organisations.SingleAsync());
        Assert.Equal(("Entre nous", "BE", "BE", "01 23 45 67 89 — permanence"), (kept.Name, kept.Country, kept.HolidayRegion, kept.CrisisNumbers));
        await rosa.Press("Enregistrer ces réglages", ("Fuseau horaire", "Europe/Nulle-Part"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rosa.Status);
        rosa.Sees("Ce nom ne suffit pas pour trouver l’heure.");
    }

    [Fact]
    public async Task A_chapter_is_added_and_renamed_and_two_do_not_bear_one_name()
    {
        await using var world = await World.Begin();
        var rosa = await (await Administrator(world)).Visit("/admin/chapters");
        await rosa.Press("Ajouter cette antenne", ("Nom de l’antenne", "Lyon"), ("Ville", "Lyon"));
        await rosa.Press("Ajouter cette antenne", ("Nom de l’antenne", "Lyon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rosa.Status);
        rosa.Sees("Une antenne porte déjà ce nom.");
        await rosa.Visit("/admin/chapters");
        await rosa.Follow("Lyon");
        await rosa.Press("Enregistrer ce nom", ("Nom de l’antenne", "Lyon et environs"));
        rosa.Sees("Lyon et environs");
    }

    [Theory]
    [InlineData("2", "Antenne 31")]
    [InlineData("99999", "Antenne 31")]
    [InlineData("2147483647", "Antenne 31")]
    [InlineData("-4", "Antenne 01")]
    [InlineData("deux", "Antenne 01")]
    public async Task A_page_before_the_first_or_after_the_last_is_the_nearest_there_is(string page, string seen)
    {
        await using var world = await World.Begin();
        var rosa = await Administrator(world);
        await world.Stored(db =>
        {
            for (var n = 1; n <= 31; n++) db.Chapters.Add(new() { Name = $"Antenne {n:00}", City = "" });
            return db.SaveChangesAsync();
        });

        (await rosa.Visit($"/admin/chapters?p={page}")).Sees(seen);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor().Visit($"/?p={page}")).Status);
    }

    [Fact]
    public async Task A_first_coordinator_is_asked_and_an_office_is_withdrawn_at_once()
    {
        await using var world = await World.Begin();
        await world.Stored((db, stage) => stage.Person("Olga"));
        var rosa = await (await Administrator(world)).Visit("/admin");
        await rosa.Follow("Inviter une première personne à coordonner");
        await rosa.Press("Donner cette fonction", ("Le code qu’elle a créé pour vous", await world.Introduction("Olga")));
        rosa.Sees("Coordinateur·rice de toute l’association");
        var olga = await (await world.SignedIn("Olga")).Visit("/credentials/given");
        Assert.Equal(HttpStatusCode.OK, olga.Status);

        await rosa.Follow("Retirer à Olga");
        await rosa.Press("Retirer cette fonction");
        await olga.Visit("/credentials/given");
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
    }

    [Fact]
    public async Task The_last_administrator_stays_until_there_is_another()
    {
        await using var world = await World.Begin();
        await world.Stored((db, stage) => stage.Person("Sam"));
        var rosa = await (await Administrator(world)).Visit("/admin/offices");
        await rosa.Follow("Retirer à Rosa");
        await rosa.Press("Retirer cette fonction");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rosa.Status);
        rosa.Sees("C’est la dernière personne qui administre.");

        await rosa.Visit("/admin/offices/give");
        await rosa.Press("Donner cette fonction", ("Le code qu’elle a créé pour vous", await world.Introduction("Sam")), ("Quelle fonction", "Administrateur·rice Réglages, antennes, fonctions, courrier. Jamais ce que les personnes confient."));
        await rosa.Follow("Retirer à Rosa");
        await rosa.Press("Retirer cette fonction");
        await rosa.Visit("/admin");
        Assert.Equal(HttpStatusCode.NotFound, rosa.Status);
    }

    [Fact]
    public async Task Of_all_who_bear_a_name_an_office_reaches_the_one_who_made_the_code()
    {
        await using var world = await World.Begin();
        var rosa = await Administrator(world);
        foreach (var password in new[] { "premier cartable nuage", "second tulipe parapluie", "tiers fenêtre cerise" }) await SignInTests.SignedUp(world, "Olga", password);
        var olga = await (await SignInTests.Enter(world.Visitor(), "Olga", "second tulipe parapluie")).Visit("/account/introduction");
        var code = (await olga.Press("Créer un code")).Page.QuerySelector("main .big")!.TextContent;

        await (await rosa.Visit("/admin/offices/give")).Press("Donner cette fonction", ("Le code qu’elle a créé pour vous", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));

        rosa.Sees("Coordinateur·rice de toute l’association");
        Assert.StartsWith("/account/second-factor", (await olga.Visit("/credentials/given")).Path, StringComparison.Ordinal);
        foreach (var password in new[] { "premier cartable nuage", "tiers fenêtre cerise" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await SignInTests.Enter(world.Visitor(), "Olga", password)).Visit("/credentials/given")).Status);
    }

    [Fact]
    public async Task A_code_introduces_once_and_for_a_day()
    {
        await using var world = await World.Begin();
        var rosa = await Administrator(world);
        var (used, old) = (await world.Introduction("Olga"), await world.Introduction("Sam"));
        await (await rosa.Visit("/admin/offices/give")).Press("Donner cette fonction", ("Le code qu’elle a créé pour vous", used));
        world.Clock.Advance(TimeSpan.FromHours(25));
        rosa = await world.SignedIn("Rosa");

        foreach (var code in new[] { used, old, "AAAA-BBBB-CCCC" })
        {
            await (await rosa.Visit("/admin/offices/give")).Press("Donner cette fonction", ("Le code qu’elle a créé pour vous", code));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, rosa.Status);
            rosa.Sees("Ce code ne désigne personne à présent.");
            Assert.Equal(code, rosa.Typed("Le code qu’elle a créé pour vous"));
        }
        Assert.Equal(2, await world.Stored(db => db.Offices.CountAsync()));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/organisation")]
    [InlineData("/admin/chapters")]
    [InlineData("/admin/offices")]
    [InlineData("/admin/offices/give")]
    public async Task Nobody_else_finds_these_pages_and_an_administrator_needs_a_second_factor(string path)
    {
        await using var world = await World.Begin();
        await Administrator(world);
        await world.Stored((db, stage) => stage.Officer("Olga", OfficeKind.Coordinator));
        foreach (var name in new[] { "Olga", "Ana" })
        {
            var other = await (await world.SignedIn(name)).Visit(path);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        var weak = await (await world.SignedIn("Rosa", strong: false)).Visit(path);
        Assert.StartsWith("/account/second-factor", weak.Path, StringComparison.Ordinal);
    }

    static async Task<Visitor> Administrator(World world)
    {
        await world.Stored((db, stage) => stage.Officer("Rosa", OfficeKind.Administrator));
        return await world.SignedIn("Rosa");
    }
}
