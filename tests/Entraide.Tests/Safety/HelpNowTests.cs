using System.Net;
using Entraide.Accounts;
using Entraide.Safety;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Safety;

public class HelpNowTests
{
    static Task<World> In(int year, int month, int day) => World.Begin(new DateTime(year, month, day, 9, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task A_stranger_in_danger_finds_who_to_call_and_who_to_write_to()
    {
        await using var world = await In(2026, 12, 1);

        var visitor = await world.Visitor().Visit("/help-now");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("tel:112", visitor.Page.QuerySelector("main a[href^='tel:']")!.GetAttribute("href"));
        foreach (var link in new[] { "tel:3114", "tel:3919", "tel:119", "tel:3018", "tel:116006", "tel:15", "sms:114" })
            Assert.NotNull(visitor.Page.QuerySelector($"main a[href='{link}']"));
        visitor.Sees("Vérifié le mercredi 25 novembre 2026");
    }

    [Fact]
    public async Task The_country_is_the_one_the_reader_chooses()
    {
        await using var world = await In(2026, 12, 1);
        var visitor = await world.Visitor().Visit("/help-now");

        await visitor.Follow("Belgique");

        Assert.NotNull(visitor.Page.QuerySelector("a[href='tel:080032123']"));
        Assert.Null(visitor.Page.QuerySelector("a[href='tel:3114']"));
        await visitor.Follow("Canada");
        Assert.Equal("tel:911", visitor.Page.QuerySelector("main a[href^='tel:']")!.GetAttribute("href"));
        Assert.NotNull(visitor.Page.QuerySelector("a[href='sms:535353']"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/help-now?country=zz")).StatusCode);
    }

    [Fact]
    public async Task The_associations_own_numbers_come_before_those_of_its_country()
    {
        await using var world = await In(2026, 12, 1);
        await world.Stored(async (db, stage) =>
        {
            var organisation = await stage.Association("Les Passerelles");
            (organisation.Country, organisation.CrisisNumbers) = ("BE", "01 23 45 67 89 — permanence, 9 h–18 h\nOuvert à tout le monde");
            return await db.SaveChangesAsync();
        });

        var visitor = await world.Visitor().Visit("/help-now");

        Assert.Equal(["tel:112", "tel:0123456789", "tel:080032123"], visitor.Page.QuerySelectorAll("main a[href^='tel:']").Take(3).Select(a => a.GetAttribute("href")));
        visitor.Sees("permanence, 9 h–18 h");
        visitor.Sees("Ouvert à tout le monde");
    }

    [Fact]
    public async Task A_number_nobody_checked_for_half_a_year_is_hidden_until_somebody_does_and_emergency_numbers_stay()
    {
        await using var world = await In(2027, 6, 1);
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        var stranger = await world.Visitor().Visit("/help-now");
        Assert.Null(stranger.Page.QuerySelector("a[href='tel:3114']"));
        Assert.NotNull(stranger.Page.QuerySelector("a[href='tel:112']"));
        Assert.NotNull(stranger.Page.QuerySelector("a[href='tel:15']"));
        stranger.Sees("personne ne les a vérifiés depuis six mois");

        var coordinator = await (await world.SignedIn("Claire")).Visit("/help-now");
        await coordinator.Follow("Vérifier ces numéros");
        await coordinator.Press("Le 3114 est bon aujourd’hui");

        await stranger.Visit("/help-now");
        Assert.NotNull(stranger.Page.QuerySelector("a[href='tel:3114']"));
        stranger.Sees("Vérifié le mardi 1er juin 2027");
        Assert.Null(stranger.Page.QuerySelector("a[href='tel:3919']"));
    }

    [Fact]
    public async Task Who_holds_no_office_cannot_say_that_a_number_is_right()
    {
        await using var world = await In(2027, 6, 1);

        var member = await (await world.SignedIn("Ana")).Visit("/admin/crisis-numbers");

        Assert.Equal(HttpStatusCode.NotFound, member.Status);
        Assert.Equal("/admin/crisis-numbers", member.Path);
        Assert.Equal(0, await world.Stored(db => db.CrisisChecks.CountAsync()));
    }

    [Fact]
    public void A_number_is_due_after_three_months_and_every_number_can_be_dialled()
    {
        var listening = CrisisNumbers.Countries["FR"].Numbers.Single(n => n.Key == "fr-3114");
        var on = new DateOnly(2026, 11, 25);

        Assert.Equal((false, true), (CrisisNumbers.IsDue(listening, on, on.AddDays(89)), CrisisNumbers.IsDue(listening, on, on.AddDays(90))));
        Assert.Equal((true, false), (CrisisNumbers.IsShown(listening, on, on.AddDays(180)), CrisisNumbers.IsShown(listening, on, on.AddDays(181))));
        var all = CrisisNumbers.Countries.Values.SelectMany(c => c.Numbers).ToList();
        Assert.Equal(all.Count, all.Select(n => n.Key).Distinct().Count());
        Assert.All(all, n => Assert.True(Entraide.Platform.Words.Telephone.Dial(n.Call).Length >= 2 && n.Fr.Length > 0 && n.En.Length > 0));
    }

    [Theory]
    [InlineData("fr", "Si quelqu’un emporte le serveur")]
    [InlineData("en", "If somebody carries the server away")]
    public async Task What_is_kept_and_what_a_seizure_would_give_is_told_in_both_languages(string language, string words)
    {
        await using var world = await World.Begin();

        var visitor = await world.Visitor(language).Visit("/privacy");

        visitor.Sees(words);
        Assert.NotNull(visitor.Page.QuerySelector("main table"));
    }
}
