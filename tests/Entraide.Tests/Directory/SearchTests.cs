using System.Net;
using Entraide.Directory;
using Entraide.Platform.Words;
using Xunit;

namespace Entraide.Tests.Directory;

public class SearchTests
{
    static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // It is Tuesday, 6 October 2026, 9:00 in Paris.
    static async Task<World> Town()
    {
        var world = await World.Begin();
        await world.Stored(async db =>
        {
            db.AddRange(Listed("Aidants du soir", "Lyon", 45.76, 4.84, 4, 18 * 60 + 30, " fr ", " room "));
            db.AddRange(Listed("Cœur et deuil", "Villeurbanne", 45.77, 4.88, 2, 10 * 60, " fr ", " room phone ", stepFree: true));
            db.AddRange(Listed("Newcomers online", "", null, null, 2, 3 * 60 + 30, " en ", " screen ", "America/New_York", themes: " BE W "));
            db.AddRange(Listed("Cercle de Nantes", "Nantes", 47.21, -1.55, 4, 19 * 60, " fr ar ", " room "));
            return await db.SaveChangesAsync();
        });
        await world.Work();
        return world;
    }

    static object[] Listed(string name, string city, double? latitude, double? longitude, int day, int minute, string languages, string ways, string zone = "Europe/Paris", bool stepFree = false, string themes = "")
    {
        var listing = new Listing
        {
            Slug = Folding.Fold(name).Replace(' ', '-'), Name = name, City = city, Town = Folding.Fold(city), Latitude = latitude, Longitude = longitude,
            Languages = languages, Ways = ways, StepFree = stepFree, Themes = themes, Words = Folding.Fold($"{name} {city}"), Partner = "Essai", PartnerId = name,
        };
        return [listing, new ListingTime { ListingId = listing.Id, Day = day, Minute = minute, Minutes = 60, Zone = zone, Ways = ways, Languages = languages, Latitude = latitude, Longitude = longitude, NextAt = LongAgo }];
    }

    [Fact]
    public async Task A_stranger_sees_the_circles_in_their_language_first_and_among_them_the_soonest()
    {
        await using var world = await Town();

        Assert.Equal(["Cœur et deuil", "Aidants du soir", "Cercle de Nantes", "Newcomers online"], Names(await world.Visitor().Visit("/")));
        Assert.Equal(["Newcomers online", "Cœur et deuil", "Aidants du soir", "Cercle de Nantes"], Names(await world.Visitor("en").Visit("/")));
    }

    [Fact]
    public async Task Circles_in_other_languages_follow_over_the_pages_and_none_is_shown_twice()
    {
        await using var world = await World.Begin();
        await world.Stored(db =>
        {
            for (var n = 0; n < 30; n++) db.AddRange(Listed($"Cercle {n:00}", "Lyon", 45.7, 4.8, 3, 600 + n, n % 2 == 0 ? " en " : " fr ", " room "));
            return db.SaveChangesAsync();
        });
        await world.Work();
        var visitor = await world.Visitor().Visit("/");
        var seen = Names(visitor).ToList();

        for (var page = 2; page <= 3; page++) seen.AddRange(Names(await visitor.Follow("Page suivante")));

        Assert.Equal([.. Every(1), .. Every(0)], seen);
        visitor.Sees("30 horaires");
        static IEnumerable<string> Every(int first) => Enumerable.Range(0, 15).Select(n => $"Cercle {2 * n + first:00}");
    }

    [Theory]
    [InlineData("Jour", "Jeudi", "Aidants du soir, Cercle de Nantes")]
    [InlineData("Moment de la journée", "Matin", "Cœur et deuil, Newcomers online")]
    [InlineData("Comment venir", "Par téléphone", "Cœur et deuil")]
    [InlineData("Langue", "English", "Newcomers online")]
    [InlineData("Pour quoi, pour qui", "Pour les femmes", "Newcomers online")]
    [InlineData("De quoi s’agit-il ?", "coeur", "Cœur et deuil")]
    [InlineData("De quoi s’agit-il ?", "NANTES", "Cercle de Nantes")]
    [InlineData("De quoi s’agit-il ?", "deuils", "Cœur et deuil")]
    [InlineData("De quoi s’agit-il ?", "aidant lyon", "Aidants du soir")]
    [InlineData("De plain-pied", "yes", "Cœur et deuil")]
    public async Task Each_wish_narrows_what_is_found(string label, string value, string expected)
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", (label, value));

        Assert.Equal(expected.Split(", "), Names(visitor));
    }

    [Theory]
    [InlineData("À l’hôpital", "hôpitaux")]
    [InlineData("Hôpitaux de jour", "hôpital")]
    [InlineData("Journaux intimes", "journal")]
    [InlineData("Perdre son travail", "travaux")]
    [InlineData("Petits travaux", "travail")]
    [InlineData("Perdre ses cheveux", "cheveu")]
    [InlineData("Notre réseau", "réseaux")]
    [InlineData("Santé mentale", "mental")]
    public async Task A_word_is_found_in_the_singular_and_in_the_plural_that_french_makes_of_it(string name, string asked)
    {
        await using var world = await World.Begin();
        await world.Stored(db =>
        {
            db.AddRange(Listed(name, "", null, null, 3, 600, " fr ", " room "));
            db.AddRange(Listed("Alimentation et journées", "", null, null, 3, 660, " fr ", " room "));
            return db.SaveChangesAsync();
        });
        await world.Work();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", ("De quoi s’agit-il ?", asked));

        Assert.Equal([name], Names(visitor));
    }

    [Fact]
    public async Task Where_no_circle_has_every_word_those_that_have_one_are_shown_and_it_is_said()
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", ("De quoi s’agit-il ?", "groupe deuils lyon"));

        Assert.Equal(["Cœur et deuil", "Aidants du soir"], Names(visitor));
        visitor.Sees("Aucun groupe ne réunit tous ces mots");
        await visitor.Press("Chercher", ("De quoi s’agit-il ?", "zèbres girafes"));
        visitor.Sees("Rien ne correspond à tout cela.");
        visitor.DoesNotSee("Aucun groupe ne réunit");
    }

    [Theory]
    [InlineData("deuil", "1 horaire de rencontre")]
    [InlineData("zèbre", "Rien trouvé")]
    public async Task On_a_small_screen_a_search_arrives_at_what_it_found(string word, string heading)
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", ("De quoi s’agit-il ?", word));

        Assert.Equal("#found", visitor.Address.Fragment);
        Assert.StartsWith(heading, visitor.Page.QuerySelector("h2#found")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Near_a_town_the_nearest_comes_first_and_the_far_one_not_at_all()
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", ("Près de quelle commune", "lyon"));

        Assert.Equal(["Aidants du soir", "Cœur et deuil"], Names(visitor));
        visitor.Sees("Villeurbanne, 3 km");
    }

    [Fact]
    public async Task A_town_without_a_group_is_said_and_what_was_typed_stays()
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Press("Chercher", ("Près de quelle commune", "Atlantide"));

        visitor.Sees("Nous ne connaissons pas de groupe à « Atlantide »");
        Assert.Equal("Atlantide", visitor.Typed("Près de quelle commune"));
    }

    [Fact]
    public async Task Starting_soon_goes_by_each_groups_own_clock()
    {
        await using var world = await Town();
        var visitor = await world.Visitor().Visit("/");

        await visitor.Follow("Bientôt");

        // 10:00 in Paris and 3:30 in New York (9:30 in Paris) begin within two hours.
        Assert.Equal(["Cœur et deuil", "Newcomers online"], Names(visitor));
    }

    [Fact]
    public async Task A_circle_shows_its_next_three_dates_at_the_readers_hour_and_says_its_own_once()
    {
        await using var world = await Town();

        var visitor = await world.Visitor().Visit("/circles/newcomers-online");

        visitor.Sees("mardi 6 octobre, 9 h 30 (New York : 3 h 30) mardi 13 octobre, 9 h 30 mardi 20 octobre, 9 h 30");
        visitor.DoesNotSee("mardi 27 octobre");
        Assert.True(visitor.Answer.Headers.Contains("X-Robots-Tag"), "A partner's listing is not ours to have indexed.");
    }

    [Fact]
    public async Task A_circle_that_never_was_is_a_missing_page()
    {
        await using var world = await Town();

        var visitor = await world.Visitor().Visit("/circles/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("/?day=9&p=-4&km=x&when=never&way=%27%3B--", HttpStatusCode.OK)]
    [InlineData("/?q=%25%5F%5C&near=%27&language=%22", HttpStatusCode.OK)]
    [InlineData("/?q=%00", HttpStatusCode.BadRequest)]
    public async Task An_address_that_makes_no_sense_is_answered_calmly(string address, HttpStatusCode expected)
    {
        await using var world = await Town();

        var visitor = await world.Visitor().Visit(address);

        Assert.Equal(expected, visitor.Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?q=cercle&day=3&way=room&theme=")]
    public async Task The_thirteenth_circle_is_on_the_second_page_of_what_was_asked(string asked)
    {
        await using var world = await World.Begin();
        await world.Stored(db =>
        {
            for (var n = 0; n < 15; n++) db.AddRange(Listed($"Cercle {n:00}", "Lyon", 45.7, 4.8, 3, 600 + n, " fr ", " room "));
            return db.SaveChangesAsync();
        });
        await world.Work();
        var visitor = await world.Visitor().Visit(asked);
        var wishes = Wishes(visitor);

        await visitor.Follow("Page suivante");

        Assert.Equal(["Cercle 12", "Cercle 13", "Cercle 14"], Names(visitor));
        Assert.Equal(wishes, Wishes(visitor));
        await visitor.Visit("/?p=99");
        Assert.Equal(["Cercle 12", "Cercle 13", "Cercle 14"], Names(visitor));
        visitor.Sees("Page 2");
    }

    static string[] Wishes(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".tag.strong").Select(t => t.TextContent)];

    static string[] Names(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".cards h3").Select(h => h.TextContent.Trim())];
}
