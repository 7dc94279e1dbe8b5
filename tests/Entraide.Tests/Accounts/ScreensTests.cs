using System.Net;
using Xunit;

namespace Entraide.Tests.Accounts;

public class ScreensTests
{
    const string Elsewhere = "Ou une autre ville, ou votre pays", Zone = "Votre fuseau horaire";

    [Theory]
    [InlineData("Montréal", "Montréal")]
    [InlineData("beyrouth", "Beyrouth")]
    [InlineData("LIBAN", "Beyrouth")]
    [InlineData("Lebanon", "Beyrouth")]
    [InlineData("buenos aires", "Buenos Aires")]
    [InlineData("Asia/Tokyo", "Tokyo")]
    public async Task A_city_or_a_country_that_is_not_in_the_list_is_typed(string typed, string shown)
    {
        await using var world = await World.Begin();
        var visitor = await (await world.SignedIn("Iris")).Visit("/account/screens");
        Assert.InRange(visitor.Page.QuerySelectorAll("select[name=Zone] option").Length, 20, 40);

        await visitor.Press("Enregistrer", (Elsewhere, typed));

        Assert.Equal("/account", visitor.Path);
        visitor.Sees(shown);
        Assert.Equal(shown, Shown(await visitor.Visit("/account/screens")));
    }

    [Fact]
    public async Task A_country_with_several_clocks_asks_for_the_nearest_city_and_the_usual_list_still_works()
    {
        await using var world = await World.Begin();
        var visitor = await (await world.SignedIn("Iris")).Visit("/account/screens");
        await visitor.Press("Enregistrer", (Elsewhere, "Brésil"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        visitor.Sees("Il y a plusieurs fuseaux horaires là-bas.");
        Assert.Equal("", visitor.Typed(Elsewhere));
        await visitor.Press("Enregistrer", (Zone, "Manaus"));
        Assert.Equal("/account", visitor.Path);

        await visitor.Visit("/account/screens");
        await visitor.Press("Enregistrer", (Zone, "Alger"));

        Assert.Equal("Alger", Shown(await visitor.Visit("/account/screens")));
    }

    [Theory]
    [InlineData("Nullepart")]
    [InlineData("<b>")]
    public async Task A_place_nobody_knows_is_said_to_be_unknown_and_stays_typed(string typed)
    {
        await using var world = await World.Begin();
        var visitor = await (await world.SignedIn("Iris")).Visit("/account/screens");

        await visitor.Press("Enregistrer", (Elsewhere, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        visitor.Sees("Aucune ville et aucun pays de ce nom ne sont connus ici.");
        Assert.Equal(typed, visitor.Typed(Elsewhere));
        Assert.Equal("Paris", Shown(await visitor.Visit("/account/screens")));
    }

    static string Shown(Visitor visitor) => visitor.Page.QuerySelector("select[name=Zone] option[selected]")!.TextContent;
}
