using System.Net;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

/// <summary>Getting back in by mail, when it may be somebody else who reads it.</summary>
public class WayBackTests
{
    const string Words = "tulipe nuage cartable", Other = "parapluie fenêtre cerise";
    const string Later = "Un lien arrive après trois jours Pour une messagerie que quelqu’un d’autre lit peut-être. D’ici là, chacun de vos appareils connectés l’affiche et peut dire non.";
    const string Never = "Jamais par e-mail Aucun lien n’est jamais envoyé.";
    const string Cancel = "Ce n’était pas moi : annuler";

    [Fact]
    public async Task Whoever_chose_three_days_sees_the_demand_on_every_page_and_may_let_it_come()
    {
        await using var world = await World.Begin();
        var iris = await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");
        foreach (var path in new[] { "/", "/groups", "/account", "/about" })
            (await iris.Visit(path)).Sees("Quelqu’un a demandé par e-mail un nouvel accès à ce compte. Il s’ouvrira le vendredi 9 octobre, 9 h.");
        Assert.Empty(Links(world));
        Assert.Single(world.Mail, m => m.TextBody!.Contains("Un second message vous l’apportera dans trois jours", StringComparison.Ordinal));
        world.Clock.Advance(TimeSpan.FromHours(71));
        await world.Work();
        Assert.Empty(Links(world));
        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.Work();

        var reader = await world.Visitor().Visit(Assert.Single(Links(world)));
        await reader.Press("Changer mon mot de passe", ("Nouveau mot de passe", Other));

        var back = await SignInTests.Enter(world.Visitor(), "Iris", Other);
        Assert.Equal("/about", back.Path);
        back.DoesNotSee("Quelqu’un a demandé");
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(Links(world)[0])).Status);
    }

    [Fact]
    public async Task Any_open_session_cancels_it_however_old_and_no_letter_follows()
    {
        await using var world = await World.Begin();
        var iris = await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");
        world.Clock.Advance(TimeSpan.FromMinutes(25));

        await iris.Visit("/groups");
        await iris.Press(Cancel);

        iris.Sees("C’est annulé");
        (await iris.Visit("/groups")).DoesNotSee("Quelqu’un a demandé");
        world.Clock.Advance(TimeSpan.FromHours(73));
        await world.Work();
        Assert.Empty(Links(world));
        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "Iris", Words)).Path);
    }

    [Fact]
    public async Task A_link_that_is_out_already_is_cancelled_too()
    {
        await using var world = await World.Begin();
        await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");
        world.Clock.Advance(TimeSpan.FromHours(73));
        await world.Work();
        var iris = await SignInTests.Enter(world.Visitor(), "Iris", Words);

        await iris.Press(Cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(Assert.Single(Links(world)))).Status);
    }

    [Fact]
    public async Task Asking_again_neither_hurries_nor_delays_it_and_after_a_day_it_is_closed()
    {
        await using var world = await World.Begin();
        await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");
        world.Clock.Advance(TimeSpan.FromHours(48));
        await Forgot(world, "iris@example.org");
        world.Clock.Advance(TimeSpan.FromHours(24.5));
        await world.Work();
        var link = Assert.Single(Links(world));

        world.Clock.Advance(TimeSpan.FromHours(24));
        await world.Work();

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(link)).Status);
        (await SignInTests.Enter(world.Visitor(), "Iris", Words)).DoesNotSee("Quelqu’un a demandé");
        Assert.Single(Links(world));
    }

    [Fact]
    public async Task Never_means_never_and_the_page_says_to_everybody_the_same()
    {
        await using var world = await World.Begin();
        await Chosen(world, "iris@example.org", Never);
        await Chosen(world, "omar@example.org", Later, "Omar");
        var before = world.Mail.Count;

        var never = await Forgot(world, "iris@example.org");
        Assert.Equal(before, world.Mail.Count);
        var slow = await Forgot(world, "omar@example.org");
        var nobody = await Forgot(world, "nobody@example.org");

        foreach (var other in new[] { slow, nobody })
        {
            Assert.Equal(never.Status, other.Status);
            Assert.Equal(never.Text, other.Text);
            Assert.Equal(never.Path, other.Path);
        }
        world.Clock.Advance(TimeSpan.FromDays(4));
        await world.Work();
        Assert.DoesNotContain(world.Mail.Skip(before), m => m.To.ToString().Contains("iris", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Choosing_never_cancels_what_is_on_its_way()
    {
        await using var world = await World.Begin();
        var iris = await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");

        await Choose(iris, Never);
        world.Clock.Advance(TimeSpan.FromHours(73));
        await world.Work();

        Assert.Empty(Links(world));
        var told = world.Mail.Last(m => m.TextBody!.Contains("protège votre accès", StringComparison.Ordinal));
        Assert.Equal("Un message vous attend", told.Subject);
    }

    [Fact]
    public async Task The_slow_link_opens_nothing_before_its_hour_to_whoever_reads_the_database()
    {
        await using var world = await World.Begin();
        await Chosen(world, "iris@example.org", Later);
        await Forgot(world, "iris@example.org");
        var seal = world.Services.GetRequiredService<AddressSeal>();
        var waiting = (await world.Stored(db => db.Letters.Where(l => l.SentAt == null).ToListAsync())).Select(l => seal.Open(l.Link!)).Single(l => l.Contains("/new-password/", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(waiting)).Status);
        Assert.All(await world.Stored(db => db.Letters.Where(l => l.SentAt != null).ToListAsync()), l => Assert.Null(l.Link));
    }

    [Theory]
    [InlineData("/account/password")]
    [InlineData("/account/way-back")]
    [InlineData("/account/mail")]
    public async Task What_changes_the_protection_ends_a_link_that_is_out(string page)
    {
        await using var world = await World.Begin();
        var iris = await AccountPageTests.WithMail(world, "Iris", "iris@example.org");
        await Forgot(world, "iris@example.org");
        var link = Assert.Single(Links(world));
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor().Visit(link)).Status);

        await iris.Visit(page);
        _ = page switch
        {
            "/account/password" => await iris.Press("Changer mon mot de passe", ("Nouveau mot de passe", Other)),
            "/account/way-back" => await iris.Press("Enregistrer", ("Par e-mail", Never)),
            _ => await iris.Press(iris.Page.QuerySelector("main form button")!.TextContent, ("Nouvelle adresse", "")),
        };

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(link)).Status);
    }

    [Fact]
    public async Task An_address_of_several_accounts_waits_for_three_days_without_anybody_asking()
    {
        await using var world = await World.Begin();
        await AccountPageTests.WithMail(world, "Iris", "foyer@example.org");
        await AccountPageTests.WithMail(world, "Omar", "foyer@example.org");
        await Forgot(world, "foyer@example.org");
        Assert.Empty(Links(world));

        world.Clock.Advance(TimeSpan.FromHours(73));
        await world.Work();

        Assert.Equal(2, Links(world).Count);
    }

    [Fact]
    public async Task A_password_that_came_by_mail_needs_the_passkey_once()
    {
        await using var world = await World.Begin();
        using var key = new SoftKey();
        await PasskeyTests.Add(await AccountPageTests.WithMail(world, "Iris", "iris@example.org"), key, "Mon téléphone");
        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "Iris", Words)).Path);
        await Forgot(world, "iris@example.org");
        await (await world.Visitor().Visit(Assert.Single(Links(world)))).Press("Changer mon mot de passe", ("Nouveau mot de passe", Other));

        var reader = await SignInTests.Enter(world.Visitor(), "Iris", Other);
        Assert.StartsWith("/sign-in/second", reader.Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await reader.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/about", (await PasskeyTests.Open(world.Visitor(), key)).Path);

        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "Iris", Other)).Path);
    }

    [Fact]
    public async Task Only_a_fresh_sign_in_changes_the_way_back()
    {
        await using var world = await World.Begin();
        var iris = await Chosen(world, "iris@example.org", Never);
        Assert.Equal("true", iris.Page.QuerySelector("input[value=Never]")!.HasAttribute("checked") ? "true" : "false");
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.StartsWith("/sign-in/again", (await iris.Visit("/account/way-back")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await iris.Visit("/account/way-back/cancel")).Status);
    }

    static async Task<Visitor> Chosen(World world, string mail, string choice, string name = "Iris")
    {
        var visitor = await AccountPageTests.WithMail(world, name, mail);
        await Choose(visitor, choice);
        await world.Work();
        return visitor;
    }

    static async Task Choose(Visitor visitor, string choice)
    {
        await visitor.Visit("/account");
        await visitor.Follow("Si j’oublie mon mot de passe");
        await visitor.Press("Enregistrer", ("Par e-mail", choice));
        visitor.Sees("C’est enregistré.");
    }

    static async Task<Visitor> Forgot(World world, string mail)
    {
        var visitor = await AccountPageTests.Forgot(world, mail);
        await world.Work();
        return visitor;
    }

    static List<string> Links(World world) => [.. world.Mail.SelectMany(m => m.TextBody!.Split('\n'))
        .Where(l => l.Contains("/new-password/", StringComparison.Ordinal)).Select(l => new Uri(l.Trim()).PathAndQuery)];
}
