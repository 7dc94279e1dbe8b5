using System.Net;
using Entraide.Groups;
using Entraide.Tests.House;
using Entraide.Tests.Meetings;
using Entraide.Scenes;
using Xunit;

namespace Entraide.Tests.Groups;

public class TutoiementTests
{
    /// <summary>Thursday 18:20 in Paris, ten minutes before the meeting.</summary>
    static readonly DateTime Evening = new(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Ana")]
    [InlineData("Noor")]
    public async Task Whoever_is_in_a_group_that_says_tu_is_called_tu_on_every_page_of_it(string person)
    {
        await using var world = await World.Begin(Evening);
        var group = await SaysTu(world);
        var meeting = await world.NextMeeting(group);
        var visitor = await world.SignedIn(person);
        var before = await Walk(visitor, group);
        await (await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/open")).Press("Ouvrir maintenant");
        var during = await Walk(visitor, group);
        await (await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/close")).Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));
        var after = await Walk(visitor, group);

        Assert.True(before.Count > 8 && during.Count > 8 && after.Count > 8, "Next to no page was found.");
        Assert.Empty(before.Concat(during).Concat(after).Where(p => WordsTests.SaysVous(p.Text)).Select(p => $"{p.Path}: {p.Text}"));
        Assert.Contains(before, p => p.Text.Contains("Ton siège", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_to_join_a_group_that_says_tu_is_called_tu_and_the_list_of_groups_says_vous()
    {
        await using var world = await World.Begin();
        var group = await SaysTu(world);
        var hana = await (await world.SignedIn("Hana")).Visit($"/groups/{group.Id}/join");
        hana.Sees("Le prénom que tu porteras dans ce groupe");

        await hana.Press("Envoyer ma demande", ("Le prénom que tu porteras dans ce groupe", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        Assert.False(WordsTests.SaysVous(hana.Text), hana.Text);
        await hana.Visit("/groups");
        hana.Sees("Vous n’avez encore de place dans aucun groupe.");
    }

    [Fact]
    public async Task A_stranger_reads_the_same_missing_page_whether_the_group_says_tu_or_does_not_exist()
    {
        await using var world = await World.Begin();
        var group = await SaysTu(world);
        var stranger = await world.SignedIn("Hana");

        await stranger.Visit($"/groups/{group.Id}");
        var (there, brand) = (stranger.Text, stranger.Page.Body!.TextContent);
        await stranger.Visit($"/groups/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(there, stranger.Text);
        Assert.Equal(brand, stranger.Page.Body!.TextContent);
    }

    [Fact]
    public async Task English_knows_one_form_of_address()
    {
        await using var world = await World.Begin();
        var group = await SaysTu(world);
        var meeting = await world.NextMeeting(group);
        var ana = await (await world.SignedIn("Ana", language: "en")).Visit($"/meetings/{meeting.Id}/seat");

        ana.Sees("How are you coming this time?");
        Assert.DoesNotContain("tu:", ana.Page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    static Task<Group> SaysTu(World world) => world.Stored(async (db, stage) =>
    {
        var card = new GroupCard { Name = "Petits pas", WhatFor = "Avancer", ForWhom = "Qui veut avancer", Stance = "redirect", Address = Address.Tu, Formats = Formats.Room | Formats.Phone, City = "Lyon" };
        var group = await stage.Group(card, null, Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, DateOnly.FromDateTime(db.Now)), "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul"));
        foreach (var name in new[] { "Ana", "Bruno", "Chloé" }) await stage.Member(group, name, name);
        await stage.Asks(group, "Elsa", "Elsa", "Bonjour");
        await stage.List(group);
        return group;
    });

    /// <summary>Every page that links lead to, from the page of the group, as long as they stay with it and its meetings.</summary>
    static async Task<List<(string Path, string Text)>> Walk(Visitor visitor, Group group)
    {
        var (read, known) = (new List<(string, string)>(), new HashSet<string>());
        var ahead = new Queue<string>([$"/groups/{group.Id}"]);
        while (ahead.TryDequeue(out var path))
        {
            if (!known.Add(path)) continue;
            await visitor.Visit(path);
            if (visitor.Page.QuerySelector("main") is not { } main) continue;
            foreach (var link in main.QuerySelectorAll("a[href]"))
                if (new Uri(visitor.Address, link.GetAttribute("href")) is var to && (to.AbsolutePath.StartsWith($"/groups/{group.Id}", StringComparison.Ordinal) || to.AbsolutePath.StartsWith("/meetings/", StringComparison.Ordinal)))
                    ahead.Enqueue(to.AbsolutePath);
            // What the circle is told in the plural, and the words of the group itself.
            foreach (var spoken in main.QuerySelectorAll(".written, textarea").ToList()) spoken.Remove();
            read.Add((path, visitor.Text));
        }
        return read;
    }
}
