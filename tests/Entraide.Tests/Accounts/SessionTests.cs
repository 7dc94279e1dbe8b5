using System.Net;
using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

public class SessionTests
{
    const string Words = "tulipe nuage cartable";
    const string Alone = "Cet appareil n’est qu’à moi", Quiet = "Discrétion sur cet appareil";

    // A cookie that would end before the day these tests run is dropped by the test's own cookie jar.
    static readonly DateTime Ahead = new(2046, 3, 6, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_use_and_not_before()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        foreach (var minutes in new[] { 14, 29, 16, 29 })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal("/account", (await visitor.Visit("/account")).Path);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.StartsWith("/sign-in", (await visitor.Visit("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_cookie_stays_on_the_encrypted_line_and_out_of_the_reach_of_scripts()
    {
        await using var world = await World.Begin();
        await SignInTests.SignedUp(world, "Iris");
        var visitor = world.Visitor(follows: false);

        var set = (await visitor.Get("/sign-in")).Headers.GetValues("Set-Cookie").ToList();
        await visitor.Visit("/sign-in");
        set.AddRange((await visitor.Send(visitor.Request("Se connecter", ("Votre nom de connexion", "Iris"), ("Mot de passe", Words)))).Headers.GetValues("Set-Cookie"));

        Assert.Contains(set, c => c.StartsWith("__Host-session=", StringComparison.Ordinal));
        Assert.Contains(set, c => c.Contains("Antiforgery", StringComparison.Ordinal));
        Assert.All(set, c => Assert.Contains("; secure; ", c.ToLowerInvariant() + "; ", StringComparison.Ordinal));
        Assert.All(set, c => Assert.Contains("httponly", c.ToLowerInvariant(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_signed_out_while_writing_gets_back_what_they_wrote()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/charter/new");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await noor.Press("Publier la charte", ("La charte", "## Nos règles\n\nChacune parle pour soi."), ("Ce qui a changé", "Une phrase de plus"));

        Assert.Equal(HttpStatusCode.Unauthorized, noor.Status);
        Assert.Equal(["## Nos règles\n\nChacune parle pour soi.", "Une phrase de plus"], noor.Page.QuerySelectorAll("textarea").Select(t => t.TextContent.TrimStart('\n').ReplaceLineEndings("\n")));
        Assert.Equal("/sign-in?to=" + Uri.EscapeDataString($"/groups/{group.Id}/charter/new"), noor.Page.QuerySelector("main a[target]")?.GetAttribute("href"));
        Assert.Equal(1, await world.Stored(db => db.Charters.CountAsync()));
    }

    [Fact]
    public async Task What_is_given_back_holds_no_password_and_a_form_without_words_leads_to_the_door()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        await visitor.Visit("/account/password");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await visitor.Press("Changer mon mot de passe", ("Nouveau mot de passe", "orage sur la montagne"));

        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("cross-site", false)]
    public async Task What_another_site_sends_is_never_shown_as_what_somebody_wrote(string from, bool shown)
    {
        await using var world = await World.Begin();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/name") { Content = new FormUrlEncodedContent([new("Name", "Appelez ce numéro")]) };
        request.Headers.Add("Sec-Fetch-Site", from);

        var answer = await (await world.Visitor(follows: false).Send(request)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(shown, answer.Contains("Appelez ce numéro", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_that_is_ones_own_stays_signed_in_for_fourteen_days_and_no_longer()
    {
        await using var world = await World.Begin(Ahead);
        await SignInTests.SignedUp(world, "Iris");
        var (idle, busy) = (await Enter(world, "Iris", Alone), await Enter(world, "Iris", Alone));
        for (var day = 1; day <= 13; day++)
        {
            world.Clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal("/account", (await busy.Visit("/account")).Path);
        }
        Assert.Equal("/account", (await idle.Visit("/account")).Path);

        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.StartsWith("/sign-in", (await busy.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await idle.Visit("/account")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_for_others_signs_in_every_day_and_members_who_stay_need_not()
    {
        await using var world = await World.Begin(Ahead);
        await world.ThursdayCircle("Iris");
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        foreach (var name in new[] { "Noor", "Iris" })
            await world.Change(async s => await s.GetRequiredService<Passwords>().Set((await s.GetRequiredService<Enrolment>().Named(name))!, Words));
        Visitor noor = await world.SignedIn("Noor"), claire = await world.SignedIn("Claire"), iris = await world.SignedIn("Iris");
        Visitor own = await Enter(world, "Noor", Alone), hers = await Enter(world, "Iris", Alone);
        for (var half = 0; half < 25; half++)
        {
            foreach (var visitor in new[] { noor, claire, iris, own }) Assert.Equal("/account", (await visitor.Visit("/account")).Path);
            world.Clock.Advance(TimeSpan.FromMinutes(29));
        }

        foreach (var visitor in new[] { noor, claire, own }) Assert.StartsWith("/sign-in", (await visitor.Visit("/account")).Path, StringComparison.Ordinal);
        foreach (var visitor in new[] { iris, hers }) Assert.Equal("/account", (await visitor.Visit("/account")).Path);
    }

    [Fact]
    public async Task On_a_discreet_device_ten_minutes_without_use_are_enough_even_if_it_is_ones_own()
    {
        await using var world = await World.Begin(Ahead);
        await SignInTests.SignedUp(world, "Iris");
        var visitor = await Enter(world, "Iris", Alone, Quiet);
        foreach (var minutes in new[] { 4, 9, 6, 9 })
        {
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal("/account", (await visitor.Visit("/account")).Path);
        }
        Assert.Equal("Notes", visitor.Page.Title);
        Assert.DoesNotContain("Entraide", visitor.Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("plain.svg", visitor.Page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!.Split('?')[0].Replace(".0", "", StringComparison.Ordinal), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(11));

        await visitor.Visit("/account");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
        Assert.Equal("Notes", visitor.Page.Title);
        Assert.True(visitor.Page.QuerySelector("input[name=IsDiscreet]")!.HasAttribute("checked"));
        await visitor.Press("Se connecter", ("Votre nom de connexion", "Iris"), ("Mot de passe", Words), (Quiet, "no"));
        Assert.NotEqual("Notes", visitor.Page.Title);
    }

    [Fact]
    public async Task Becoming_discreet_shortens_the_session_at_once_and_proves_nothing()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await (await visitor.Visit("/account")).Follow(Quiet);
        visitor.Sees("Cet appareil n’est pas discret.");

        await visitor.Press("Activer la discrétion ici");
        visitor.Sees("Cet appareil est discret.");
        Assert.StartsWith("/sign-in/again", (await visitor.Visit("/account/password")).Path, StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("/account/discreet", (await visitor.Visit("/account/discreet")).Path);
        await visitor.Press("Arrêter la discrétion ici");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/account/discreet", (await visitor.Visit("/account/discreet")).Path);
        await visitor.Press("Activer la discrétion ici");
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.StartsWith("/sign-in", (await visitor.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.NotEqual("Notes", (await world.Visitor().Visit("/")).Page.Title);
    }

    [Fact]
    public async Task A_session_revoked_on_one_node_is_dead_on_the_other_at_its_next_request()
    {
        await using var world = await World.Begin();
        await using var beside = world.Beside();
        var here = await SignInTests.SignedUp(world, "Iris");
        var there = await SignInTests.Enter(beside.Visitor(), "Iris", Words);
        Assert.Equal("/account", (await there.Visit("/account")).Path);

        await here.Visit("/account/sessions");
        await here.Press("Déconnecter tous les autres appareils");

        Assert.StartsWith("/sign-in", (await there.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/account", (await here.Visit("/account")).Path);
    }

    [Fact]
    public async Task This_was_not_me_ends_every_other_session_and_leads_to_a_new_password()
    {
        await using var world = await World.Begin();
        var here = await AccountPageTests.WithMail(world, "Iris", "iris@example.org");
        Visitor stranger = await SignInTests.Enter(world.Visitor(), "Iris", Words), another = await SignInTests.Enter(world.Visitor(), "Iris", Words);
        await here.Visit("/account/sessions");
        var link = here.Page.QuerySelectorAll("main a[href$='/not-me']")[0].GetAttribute("href")!;

        await here.Visit(link);
        await here.Press("Le déconnecter, puis choisir un nouveau mot de passe");

        Assert.Equal("/account/password", here.Path);
        Assert.StartsWith("/sign-in", (await stranger.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await another.Visit("/account")).Path, StringComparison.Ordinal);
        await world.Work();
        Assert.Single(world.Mail, m => m.TextBody!.Contains("protège votre accès", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await here.Visit(link)).Status);
    }

    [Fact]
    public async Task Nobody_says_of_somebody_elses_device_or_of_the_one_they_hold_that_it_was_not_them()
    {
        await using var world = await World.Begin();
        var iris = await SignInTests.SignedUp(world, "Iris");
        var omar = await SignInTests.SignedUp(world, "Omar");

        foreach (var id in await world.Stored(db => db.Sessions.Select(s => s.Id).ToListAsync()))
            Assert.Equal(HttpStatusCode.NotFound, (await iris.Visit($"/account/sessions/{id}/not-me")).Status);

        Assert.Equal("/account", (await omar.Visit("/account")).Path);
    }

    static async Task<Visitor> Enter(World world, string name, params string[] ticked)
    {
        var visitor = await world.Visitor().Visit("/sign-in?to=/about");
        return await visitor.Press("Se connecter", [("Votre nom de connexion", name), ("Mot de passe", Words), .. ticked.Select(t => (t, "yes"))]);
    }
}
