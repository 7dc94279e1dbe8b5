using System.Diagnostics.Metrics;
using System.Net;
using Entraide.Accounts;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

public class SignInTests
{
    const string Words = "tulipe nuage cartable";

    [Fact]
    public async Task Somebody_makes_an_account_without_mail_leaves_and_comes_back()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/sign-up?to=/about");

        await visitor.Press("Créer mon compte", ("Un nom pour vous connecter", "Léa du marché"), ("Mot de passe", Words));
        Assert.Equal("/about", visitor.Path);
        await visitor.Visit("/sign-out");
        await visitor.Press("Se déconnecter");
        await Enter(visitor, " LÉA  du marché", Words, "/about");

        Assert.Equal("/about", visitor.Path);
        Assert.Contains(visitor.Page.QuerySelectorAll("header a"), a => a.TextContent == "Compte");
    }

    [Fact]
    public async Task Whoever_makes_an_account_on_the_way_somewhere_goes_on_there()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/sign-in?to=/about");

        await visitor.Follow("Créer un compte");
        await visitor.Press("Créer mon compte", ("Un nom pour vous connecter", "Léa du marché"), ("Mot de passe", Words));

        Assert.Equal("/about", visitor.Path);
    }

    [Fact]
    public async Task An_address_elsewhere_is_not_carried_from_one_entrance_to_the_other()
    {
        await using var world = await World.Begin();

        var visitor = await world.Visitor().Visit("/sign-in?to=//elsewhere.example");

        Assert.Equal("/sign-up", visitor.Page.QuerySelectorAll("header a").Single(a => a.TextContent == "Créer un compte").GetAttribute("href"));
    }

    [Theory]
    [InlineData("", "nom pour vous connecter")]
    [InlineData("court", "au moins 12 caractères")]
    [InlineData("motdepasse123!", "essaie en premier")]
    [InlineData("passwordpassword", "essaie en premier")]
    [InlineData("azertyuiop123", "essaie en premier")]
    [InlineData("p@ssw0rd2026", "essaie en premier")]
    [InlineData("zzzzzzzzzzzzzz", "essaie en premier")]
    [InlineData("Léa-du-Marché-2026", "essaie en premier")]
    public async Task A_password_that_is_tried_first_is_refused_in_words_and_the_rest_stays_typed(string password, string said)
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/sign-up");

        await visitor.Press("Créer mon compte", ("Un nom pour vous connecter", password.Length == 0 ? "" : "Léa du marché"), ("Mot de passe", password), ("Adresse e-mail, si vous voulez", "lea@example.org"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        visitor.Sees(said);
        Assert.Equal("lea@example.org", visitor.Typed("Adresse e-mail, si vous voulez"));
        Assert.Equal("", visitor.Typed("Mot de passe"));
        Assert.Equal(0, await world.Stored(db => db.Accounts.CountAsync()));
    }

    [Theory]
    [InlineData("tulipe nuage cartable")]
    [InlineData("correct horse battery staple")]
    [InlineData("𓀀 ünïcödé пароль 密码")]
    [InlineData("k3#Vq9!rT2zW")]
    public void A_password_nobody_tries_first_is_taken(string password) => Assert.Null(Passwords.Problem(password, "Léa"));

    [Fact]
    public async Task A_name_that_somebody_bears_is_as_good_as_another()
    {
        await using var world = await World.Begin();
        var first = await SignedUp(world, "Marie", "premier cartable nuage");
        var second = await SignedUp(world, "marie", "second tulipe parapluie");

        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.Path, second.Path);
        Assert.Equal(2, await world.Stored(db => db.Accounts.CountAsync()));
        Assert.Equal("/about", (await Enter(world.Visitor(), "Marie", "premier cartable nuage", "/about")).Path);
        Assert.Equal("/about", (await Enter(world.Visitor(), "Marie", "second tulipe parapluie", "/about")).Path);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_answered_alike()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);

        var unknown = await Enter(world.Visitor(), "Jeanne", "tulipe nuage parapluie");
        var wrong = await Enter(world.Visitor(), "Marie", "tulipe nuage parapluie");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Text, unknown.Text);
        wrong.Sees("ne vont pas ensemble");
    }

    [Fact]
    public async Task As_much_is_worked_for_an_unknown_name_as_for_a_known_one()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);
        var own = world.Services.GetRequiredService<IMeterFactory>();
        var stretched = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == own && instrument.Name == "entraide.passwords.stretched") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, one, _, _) => Interlocked.Add(ref stretched, one));
        listener.Start();

        await Enter(world.Visitor(), "Marie", "tulipe nuage parapluie");
        var known = Interlocked.Exchange(ref stretched, 0);
        await Enter(world.Visitor(), "Jeanne", "tulipe nuage parapluie");

        Assert.Equal(1, known);
        Assert.Equal(known, stretched);
    }

    [Fact]
    public async Task After_ten_wrong_passwords_one_waits_and_after_waiting_the_right_one_opens()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);
        for (var i = 0; i < 10; i++) await Enter(world.Visitor(), "Marie", $"nuage parapluie {i}");

        var slowed = await Enter(world.Visitor(), "Marie", Words, "/about");
        var unknown = await Enter(world.Visitor(), "Jeanne", Words, "/about");
        world.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await Enter(world.Visitor(), "Marie", Words, "/about");

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.Status);
        Assert.True(slowed.Answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        slowed.Sees("trop d’essais");
        Assert.Equal("Marie", slowed.Typed("Votre nom de connexion"));
        Assert.Equal(HttpStatusCode.TooManyRequests, unknown.Status);
        Assert.Equal("/about", later.Path);
    }

    [Fact]
    public async Task Whoever_bears_the_same_name_does_not_wipe_out_their_guesses_by_signing_in()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);
        await SignedUp(world, "Marie", "nuage parapluie cerise");
        var thief = world.Visitor();
        var guesses = 0;
        for (; guesses < 15; guesses++)
        {
            if ((await Enter(thief, "Marie", $"nuage parapluie {guesses}")).Status == HttpStatusCode.TooManyRequests) break;
            await thief.Visit("/sign-in?to=/about");
            await thief.Press("Se connecter", ("Votre nom de connexion", "Marie"), ("Mot de passe", "nuage parapluie cerise"), ("Cet appareil n’est qu’à moi", "yes"));
            await thief.Visit("/sign-out");
            await thief.Press("Se déconnecter");
        }

        Assert.InRange(guesses, 9, 11);
    }

    [Fact]
    public async Task A_device_of_ones_own_is_not_slowed_down_by_what_others_try_elsewhere()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);
        var own = await world.Visitor().Visit("/sign-in?to=/about");
        await own.Press("Se connecter", ("Votre nom de connexion", "Marie"), ("Mot de passe", Words), ("Cet appareil n’est qu’à moi", "yes"));
        await own.Visit("/sign-out");
        await own.Press("Se déconnecter");
        for (var i = 0; i < 11; i++) await Enter(world.Visitor(), "Marie", $"nuage parapluie {i}");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Enter(world.Visitor(), "Marie", Words)).Status);
        Assert.Equal("/about", (await Enter(own, "Marie", Words)).Path);
    }

    [Fact]
    public async Task A_way_back_with_letters_that_a_header_cannot_carry_is_kept()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);

        var visitor = await Enter(world.Visitor(), "Marie", Words, "/?q=été");

        Assert.Equal("/?q=%C3%A9t%C3%A9", visitor.Path);
    }

    [Fact]
    public async Task Guessing_all_day_long_gives_about_a_hundred_guesses()
    {
        await using var world = await World.Begin();
        var guesses = await world.Stored(async (db, _) =>
        {
            var brakes = new Brakes(db, world.Services.GetRequiredService<Entraide.Platform.Secrets.BlindIndex>());
            var passed = 0;
            for (var minute = 0; minute < 24 * 60; minute++)
            {
                try
                {
                    while (true)
                    {
                        await brakes.Pass(BrakeRule.SignIn, "marie");
                        passed++;
                    }
                }
                catch (Entraide.Platform.Web.Refused) { world.Clock.Advance(TimeSpan.FromMinutes(1)); }
            }
            return passed;
        });

        Assert.InRange(guesses, 90, 120);
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere_after_signing_in()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);

        foreach (var away in new[] { "https://evil.example/", "//evil.example", "/\\evil.example" })
            Assert.Equal("localhost", (await Enter(world.Visitor(), "Marie", Words, away)).Address.Host);
    }

    [Fact]
    public async Task The_database_does_not_hold_the_password_nor_show_that_two_are_the_same()
    {
        await using var world = await World.Begin();
        await SignedUp(world, "Marie", Words);
        await SignedUp(world, "Jeanne", Words);

        var kept = await world.Stored(db => db.Accounts.Select(a => a.PasswordHash!).ToListAsync());

        Assert.Equal(2, kept.Distinct().Count());
        Assert.All(kept, k => Assert.StartsWith("argon2id-", k, StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_too_many_sign_in_at_once_the_next_is_told_to_come_back()
    {
        await using var world = await World.Begin();
        var (visitor, room) = (await SignedUp(world, "Marie"), world.Services.GetRequiredService<StretchingRoom>());
        for (var n = 0; n < StretchingRoom.Places; n++) await room.AtOnce.WaitAsync(TestContext.Current.CancellationToken);

        await Enter(visitor, "Marie", Words);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        visitor.Sees("Trop de personnes se connectent en ce moment.");
        room.AtOnce.Release();
        Assert.Equal("/about", (await Enter(visitor, "Marie", Words)).Path);
    }

    internal static async Task<Visitor> SignedUp(World world, string name, string password = Words)
    {
        var visitor = await world.Visitor().Visit("/sign-up?to=/about");
        await visitor.Press("Créer mon compte", ("Un nom pour vous connecter", name), ("Mot de passe", password));
        Assert.Equal("/about", visitor.Path);
        return visitor;
    }

    internal static async Task<Visitor> Enter(Visitor visitor, string name, string password, string to = "/about")
    {
        await visitor.Visit("/sign-in?to=" + Uri.EscapeDataString(to));
        return await visitor.Press("Se connecter", ("Votre nom de connexion", name), ("Mot de passe", password));
    }
}
