using System.Net;
using Entraide.Accounts;
using Entraide.Admin;
using Entraide.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Admin;

public class SetupTests
{
    const string Words = "tulipe nuage cartable";

    [Fact]
    public async Task The_first_administrator_founds_the_association_and_sets_up_a_second_factor()
    {
        await using var world = await World.Begin();
        var visitor = await Open(world);

        await Found(visitor, "Entraide du Rhône");

        Assert.StartsWith("/account/second-factor", visitor.Path, StringComparison.Ordinal);
        await SecondFactorTests.SetUp(world, visitor, visit: false);
        await visitor.Follow("Je les ai, continuer");
        Assert.Equal("/account", visitor.Path);
        var organisation = await world.Stored(db => db.Organisations.SingleAsync());
        Assert.Equal(("Entraide du Rhône", "BE", "04 00 00 00 00 — permanence"), (organisation.Name, organisation.Country, organisation.CrisisNumbers));
        Assert.Equal(["Lyon 3:Lyon", "Vienne:"], (await world.Stored(db => db.Chapters.OrderBy(c => c.Name).ToListAsync())).Select(c => $"{c.Name}:{c.City}"));
        Assert.Equal([OfficeKind.Administrator, OfficeKind.Coordinator], (await world.Stored(db => db.Offices.Select(o => o.Kind).ToListAsync())).Order().OrderByDescending(k => k == OfficeKind.Administrator));
    }

    [Fact]
    public async Task The_link_opens_once()
    {
        await using var world = await World.Begin();
        var (first, second) = (await Open(world), await Open(world));

        await Found(first, "Entraide du Rhône");
        await Found(second, "Une autre");

        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Open(world)).Status);
        Assert.Equal(1, await world.Stored(db => db.Organisations.CountAsync()));
        Assert.Equal(1, await world.Stored(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Another_link_opens_nothing_and_what_was_typed_stays()
    {
        await using var world = await World.Begin();
        var visitor = await Open(world);
        await visitor.Press("Créer l’association", ("Nom de l’association", "Entraide du Rhône"), ("Un nom pour vous connecter", "Ada"), ("Mot de passe", "court"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("Entraide du Rhône", visitor.Typed("Nom de l’association"));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit("/setup/" + new string('0', 64))).Status);
        Assert.Equal(0, await world.Stored(db => db.Organisations.CountAsync()));
    }

    static async Task<Visitor> Open(World world)
    {
        var visitor = world.Visitor();
        return await visitor.Visit("/setup/" + world.Services.GetRequiredService<FirstStart>().Token);
    }

    static Task<Visitor> Found(Visitor visitor, string name) => visitor.Press("Créer l’association",
        ("Nom de l’association", name), ("Pays, pour les numéros d’écoute et d’urgence", "Belgique"), ("Vos propres numéros d’écoute et d’urgence", "04 00 00 00 00 — permanence"),
        ("Premières antennes", "Lyon 3, Lyon\nVienne"), ("Un nom pour vous connecter", "Ada"), ("Mot de passe", Words));
}
