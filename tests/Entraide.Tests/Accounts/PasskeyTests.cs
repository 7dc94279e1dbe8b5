using System.Net;
using AngleSharp.Html.Dom;
using Entraide.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

/// <summary>The questions and answers of passkeys without a browser, so that lies can be told; the browser has tests of its own.</summary>
public class PasskeyTests
{
    const string Words = "tulipe nuage cartable";

    [Fact]
    public async Task Somebody_adds_a_passkey_and_comes_back_with_it_alone()
    {
        await using var world = await World.Begin();
        using var key = new SoftKey();
        var here = await SignInTests.SignedUp(world, "Noémie");
        await Add(here, key, "Mon téléphone");
        Assert.StartsWith("/account/recovery-codes", here.Path, StringComparison.Ordinal);
        await here.Visit("/account/passkeys");
        here.Sees("Mon téléphone");

        var back = await Open(world.Visitor(), key);

        Assert.Equal("/about", back.Path);
        Assert.Equal("/account", (await back.Visit("/account")).Path);
        Assert.Equal("/about", (await Open(world.Visitor(), key)).Path);
    }

    [Fact]
    public async Task Whoever_holds_a_circle_reaches_its_doors_with_a_passkey_and_not_with_a_password_alone()
    {
        await using var world = await World.Begin();
        var circle = await world.ThursdayCircle();
        using var key = new SoftKey();
        await world.Change(async s => await s.GetRequiredService<Passwords>().Set((await s.GetRequiredService<Enrolment>().Named("Noor"))!, Words));
        await Add(await world.SignedIn("Noor"), key, "Mon téléphone");
        var asks = $"/groups/{circle.Id}/asks";

        var word = await SignInTests.Enter(world.Visitor(), "Noor", Words, asks);
        Assert.StartsWith("/sign-in/second", word.Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in/second", (await word.Visit(asks)).Path, StringComparison.Ordinal);
        await Press(word, key);

        Assert.Equal(asks, word.Path);
        Assert.Equal(asks, (await (await Open(world.Visitor(), key)).Visit(asks)).Path);
    }

    [Fact]
    public async Task The_only_second_proof_of_whoever_answers_for_others_stays_and_any_other_passkey_removed_opens_nothing()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle();
        using SoftKey first = new(), second = new();
        var noor = await world.SignedIn("Noor");
        await Add(noor, first, "Téléphone");
        await Add(noor, second, "Clé USB");
        await Remove(noor, "Téléphone");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(world.Visitor(), first)).Status);
        Assert.Equal("/about", (await Open(world.Visitor(), second)).Path);
        await Remove(noor, "Clé USB");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("seule protection en plus du mot de passe");
        Assert.Equal("/about", (await Open(world.Visitor(), second)).Path);
    }

    public static TheoryData<string> Lies => ["another origin", "a subdomain", "without encryption", "another domain", "a frame elsewhere", "nobody recognised", "an older counter", "another key", "nobody"];

    [Theory, MemberData(nameof(Lies))]
    public async Task A_device_that_lies_is_answered_in_one_sentence_and_nobody_is_signed_in(string lie)
    {
        await using var world = await World.Begin();
        using SoftKey key = new() { Count = 5 }, thief = new() { Id = key.Id, Count = 5 };
        await Add(await SignInTests.SignedUp(world, "Noémie"), key, "Mon téléphone");
        var user = thief.User = key.User;
        switch (lie)
        {
            case "another origin": key.Origin = "https://entraide.example"; break;
            case "a subdomain": key.Origin = "https://nom.localhost"; break;
            case "without encryption": key.Origin = "http://localhost"; break;
            case "another domain": key.Domain = "entraide.example"; break;
            case "a frame elsewhere": key.CrossOrigin = true; break;
            case "nobody recognised": key.Recognises = false; break;
            case "an older counter": key.Count = 3; break;
            case "nobody": key.User = null; break;
        }

        var visitor = await Open(world.Visitor(), lie == "another key" ? thief : key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        visitor.Sees("Cette clé d’accès n’a pas fonctionné.");
        Assert.StartsWith("/sign-in", (await visitor.Visit("/account")).Path, StringComparison.Ordinal);
        (key.Origin, key.Domain, key.CrossOrigin, key.Recognises, key.Count, key.User) = ("https://localhost", null, false, true, 5, user);
        Assert.Equal("/about", (await Open(world.Visitor(), key)).Path);
    }

    [Fact]
    public async Task An_answer_opens_once_and_only_to_the_question_that_was_asked()
    {
        await using var world = await World.Begin();
        using var key = new SoftKey();
        var here = await SignInTests.SignedUp(world, "Noémie");
        await Add(here, key, "Mon téléphone");
        var visitor = await world.Visitor().Visit("/sign-in/passkey?to=/about");
        var (answer, state) = (key.Answer(Question(visitor)), State(visitor).Value);
        await Send(visitor, answer, state);
        Assert.Equal("/about", visitor.Path);

        var again = await world.Visitor().Visit("/sign-in/passkey?to=/about");
        await Send(again, answer, state);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        await again.Visit("/sign-in/passkey");
        await Send(again, answer, State(again).Value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        await here.Visit("/account/passkeys/new");
        var forNew = State(here).Value;
        await again.Visit("/sign-in/passkey");
        await Send(again, key.Answer(Question(again)), forNew);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task An_installation_that_knows_its_address_believes_no_other_whatever_the_request_says()
    {
        await using var world = await World.Begin(with: b => b.UseSetting("Address", "https://entraide.example"));
        using var key = new SoftKey();
        var here = await SignInTests.SignedUp(world, "Noémie");

        key.Origin = "https://localhost";
        await Add(here, key, "Mon téléphone");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        here.Sees("La clé d’accès n’a pas été enregistrée.");
        key.Origin = "https://entraide.example";
        await Add(here, key, "Mon téléphone");
        Assert.Equal(1, await world.Stored(db => db.Passkeys.CountAsync()));

        Assert.Equal("/about", (await Open(world.Visitor(), key)).Path);
        key.Origin = "https://localhost";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Open(world.Visitor(), key)).Status);
    }

    [Fact]
    public async Task Ten_passkeys_are_enough_and_a_name_has_sixty_characters()
    {
        await using var world = await World.Begin();
        var here = await SignInTests.SignedUp(world, "Noémie");
        using var first = new SoftKey();
        await Add(here, first, new string('é', 61));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        here.Sees("un nom de 60 caractères au plus");
        await Add(here, first, new string('é', 60));
        Assert.StartsWith("/account", here.Path, StringComparison.Ordinal);
        for (var n = 2; n <= 10; n++)
        {
            using var next = new SoftKey();
            await Add(here, next, $"Clé {n}");
        }

        using var eleventh = new SoftKey();
        await Add(here, eleventh, "Clé 11");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        here.Sees("Dix clés d’accès suffisent.");
        Assert.Equal(10, await world.Stored(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    public async Task A_single_passkey_on_one_device_is_warned_of_and_one_that_is_shared_or_a_second_is_not()
    {
        await using var world = await World.Begin();
        using SoftKey alone = new(), second = new(), shared = new() { IsBackedUp = true };
        var here = await SignInTests.SignedUp(world, "Noémie");
        await Add(here, alone, "Clé USB");
        (await here.Visit("/account/passkeys")).Sees("elle vit sur un seul appareil");
        await Add(here, second, "Téléphone");
        (await here.Visit("/account/passkeys")).DoesNotSee("elle vit sur un seul appareil");

        var other = await SignInTests.SignedUp(world, "Omar");
        await Add(other, shared, "Trousseau");

        (await other.Visit("/account/passkeys")).DoesNotSee("elle vit sur un seul appareil");
        other.Sees("Vos appareils la partagent.");
    }

    [Fact]
    public async Task Nobody_takes_renames_or_removes_the_passkey_of_somebody_else()
    {
        await using var world = await World.Begin();
        using SoftKey key = new(), copy = new() { Id = key.Id };
        await Add(await SignInTests.SignedUp(world, "Noémie"), key, "Mon téléphone");
        var id = await world.Stored(db => db.Passkeys.Select(p => p.Id).SingleAsync());
        var thief = await world.SignedIn("Omar");

        await Add(thief, copy, "La même");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Visit($"/account/passkeys/{id}/rename")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Visit($"/account/passkeys/{id}/remove")).Status);
        await thief.Visit("/sign-in/again?to=/account/export");
        Assert.Null(thief.Page.QuerySelector("passkey-button"));

        Assert.Equal("/about", (await Open(world.Visitor(), key)).Path);
    }

    [Fact]
    public async Task Somebody_elses_passkey_does_not_prove_that_it_is_still_you()
    {
        await using var world = await World.Begin();
        using SoftKey hers = new(), his = new();
        var here = await SignInTests.SignedUp(world, "Noémie");
        await Add(here, hers, "La mienne");
        await Add(await SignInTests.SignedUp(world, "Omar"), his, "La sienne");
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        await here.Visit("/account/password");
        Assert.StartsWith("/sign-in/again", here.Path, StringComparison.Ordinal);
        await Press(here, his);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.Status);
        await here.Visit("/sign-in/again?to=/account/password");
        await Press(here, hers);

        Assert.Equal("/account/password", here.Path);
    }

    internal static async Task Add(Visitor visitor, SoftKey key, string name)
    {
        await visitor.Visit("/account/passkeys/new");
        ((IHtmlInputElement)visitor.Page.QuerySelector("input[name=Credential]")!).Value = key.Make(Question(visitor));
        await visitor.Press("Créer la clé d’accès", ("Comment vous l’appelez", name));
    }

    internal static async Task<Visitor> Open(Visitor visitor, SoftKey key)
    {
        await visitor.Visit("/sign-in/passkey?to=/about");
        await Press(visitor, key);
        return visitor;
    }

    static Task Press(Visitor visitor, SoftKey key) => Send(visitor, key.Answer(Question(visitor)), State(visitor).Value);

    static async Task Send(Visitor visitor, string answer, string state)
    {
        ((IHtmlInputElement)visitor.Page.QuerySelector("input[name=Credential]")!).Value = answer;
        State(visitor).Value = state;
        await visitor.Press("Se connecter avec une clé d’accès");
    }

    static async Task Remove(Visitor visitor, string name)
    {
        await visitor.Visit("/account/passkeys");
        await visitor.Follow($"Retirer « {name} »");
        await visitor.Press("Retirer cette clé d’accès");
    }

    static IHtmlInputElement State(Visitor visitor) => (IHtmlInputElement)visitor.Page.QuerySelector("input[name=State]")!;

    static string Question(Visitor visitor) => visitor.Page.QuerySelector("passkey-button")!.GetAttribute("options")!;
}
