using System.Net;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Groups;

/// <summary>What somebody may write as a charter, and how it is read.</summary>
public class CharterTests
{
    static string Nested(string how) => how switch
    {
        "lists" => "Règle une\n\n" + string.Join('\n', Enumerable.Range(0, 80).Select(n => new string(' ', 2 * Math.Min(n, 35)) + string.Concat(Enumerable.Repeat("- ", n / 35 + 1)) + "a")) + "\n" + string.Concat(Enumerable.Repeat("- ", 400)) + "a",
        "quotations" => "Règle une\n\n" + new string('>', 4000) + " a",
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    [Theory]
    [InlineData("lists", "Publier la charte")]
    [InlineData("quotations", "Publier la charte")]
    [InlineData("lists", "Voir ce que cela donne")]
    [InlineData("quotations", "Voir ce que cela donne")]
    public async Task A_charter_nobody_could_read_is_refused_in_words_and_what_was_written_is_kept(string how, string button)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/charter/new");

        await noor.Press(button, ("La charte", Nested(how)), ("Ce qui a changé", "Tout"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("La charte emboîte trop de listes ou de citations les unes dans les autres : personne ne pourrait la lire.");
        Assert.StartsWith("Règle une", noor.Typed("La charte"), StringComparison.Ordinal);
        Assert.Equal(1, await world.Stored(db => db.Charters.CountAsync()));
    }

    [Theory]
    [InlineData("lists")]
    [InlineData("quotations")]
    public async Task Such_a_charter_kept_from_before_is_shown_as_it_was_written_to_members_and_newcomers(string how)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored(async (db, stage) => { await stage.List(await db.Groups.SingleAsync(g => g.Id == group.Id)); return 0; });
        await world.Change(async s =>
        {
            var (db, ring) = (s.GetRequiredService<AppDb>(), s.GetRequiredService<KeyRing>());
            var version = await db.Charters.SingleAsync();
            db.Entry(version).Property(v => v.Text).CurrentValue = ring.Seal(group.KeyId, version.Place("Text"), Nested(how) + "\n\n<b>gras</b>");
        });

        foreach (var (person, page) in new[] { ("Ana", "charter"), ("Zoé", "join"), ("Noor", "charter/new") })
        {
            var visitor = await (await world.SignedIn(person)).Visit($"/groups/{group.Id}/{page}");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            visitor.Sees("Règle une");
            visitor.Sees("<b>gras</b>");
        }
    }

    [Fact]
    public async Task Whoever_asks_to_join_or_comes_to_lead_agrees_only_to_the_version_they_have_read()
    {
        const string Named = "Le prénom que vous porterez dans ce groupe";
        await using var world = await World.Begin();
        var group = await JoiningTests.Listed(world);
        await world.Stored((_, stage) => stage.Trained("Luc"));
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/lead");
        await noor.Press("Créer une adresse");
        var hana = await (await world.SignedIn("Hana")).Visit($"/groups/{group.Id}/join");
        var luc = await (await world.SignedIn("Luc")).Visit(new Uri(noor.Page.QuerySelector("main code")!.TextContent).PathAndQuery);
        await noor.Visit($"/groups/{group.Id}/charter/new");
        await noor.Press("Publier la charte", ("La charte", "On s’écoute."), ("Ce qui a changé", "Tout"));

        foreach (var (person, button, done) in new[] { (hana, "Envoyer ma demande", "Le groupe a reçu votre demande."), (luc, "Animer ce groupe", "Vous animez ce groupe à partir de maintenant.") })
        {
            await person.Press(button, (Named, person == hana ? "Hana" : "Luc"), ("J’ai lu la charte et je suis d’accord", "yes"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
            person.Sees("Une nouvelle version a été publiée pendant votre lecture.");
            person.Sees("On s’écoute.");
            await person.Press(button, ("J’ai lu la charte et je suis d’accord", "yes"));
            person.Sees(done);
        }

        foreach (var person in new[] { "Hana", "Luc" })
        {
            var place = await world.MembershipOf(person, group);
            Assert.Equal(2, await world.Stored(db => db.Memberships.Where(m => m.Id == place).Select(m => m.AgreedCharter).SingleAsync()));
        }
    }

    [Fact]
    public async Task Every_version_there_was_can_be_reached()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Change(async s =>
        {
            var (db, ring) = (s.GetRequiredService<AppDb>(), s.GetRequiredService<KeyRing>());
            for (var number = 2; number <= 22; number++)
            {
                var version = new CharterVersion { GroupId = group.Id, Number = number, PublishedOn = new(2026, 10, 1), Text = [] };
                db.Charters.Add(version);
                db.Entry(version).Property(v => v.Text).CurrentValue = ring.Seal(group.KeyId, version.Place("Text"), "On s’écoute.");
            }
            (await db.Groups.SingleAsync()).CharterNumber = 22;
        });

        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/charter");
        await ana.Follow("Page suivante");
        await ana.Follow("Version 1");

        ana.Sees("Ce qui est dit ici reste ici.");
    }

    [Fact]
    public async Task Seven_thousand_brackets_are_read_as_what_they_are()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/charter/new");

        await noor.Press("Publier la charte", ("La charte", new string('[', 7000)), ("Ce qui a changé", "Tout"));

        Assert.Equal($"/groups/{group.Id}/charter", noor.Path);
        noor.Sees("[[[[[[[[[");
    }

    [Fact]
    public async Task No_address_in_a_charter_leads_anywhere_and_each_is_read_as_written()
    {
        const string Text = """
            # Charte

            <javascript:alert(document.cookie)> <http://evil.example/track?u=1> <evil@x.example>

            [cliquez](https://evil.example/track) [x](javascript:alert(1)) [ref] [appelez](tel:3114)

            ![image](https://evil.example/x.png)

            https://evil.example/bare

            - **gras**

            [ref]: javascript:alert(2)
            """;
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/charter/new");

        await noor.Press("Publier la charte", ("La charte", Text), ("Ce qui a changé", "Tout"));

        var card = noor.Page.QuerySelector("main .card")!;
        Assert.Empty(card.QuerySelectorAll("a, img, [href], [src]"));
        Assert.Equal("gras", card.QuerySelector("li strong")?.TextContent);
        Assert.Equal("Charte", card.QuerySelector("h2")?.TextContent);
        foreach (var said in new[] { "<http://evil.example/track?u=1>", "[cliquez](https://evil.example/track)", "https://evil.example/bare" }) noor.Sees(said);
    }
}
