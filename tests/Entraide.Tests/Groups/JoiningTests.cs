using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Scenes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Groups;

public class JoiningTests
{
    [Fact]
    public async Task Somebody_reads_what_the_group_is_and_its_charter_before_asking_and_is_welcomed_under_a_name_of_their_own()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        hana.Sees("Parler de ce qui pèse");
        hana.Sees("Ce qui est dit ici reste ici.");
        hana.Sees("Les numéros qui aident tout de suite");

        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Mésange"), ("Un premier mot au groupe (facultatif)", "Bonjour à vous"), ("J’ai lu la charte et je suis d’accord", "yes"));
        hana.Sees("Le groupe a reçu votre demande.");
        Assert.Equal(HttpStatusCode.NotFound, (await hana.Visit($"/groups/{group.Id}")).Status);

        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("1 personne attend une réponse");
        await noor.Follow("Mésange");
        noor.Sees("Bonjour à vous");
        await noor.Follow("Accueillir cette personne");
        await noor.Press("Accueillir");
        noor.Sees("Mésange est maintenant membre.");

        await hana.Visit($"/groups/{group.Id}");
        hana.Sees("Ici, votre prénom est Mésange.");
        hana.Sees("accord donné par 3 sur 3");
        hana.DoesNotSee("Hana");
    }

    [Fact]
    public async Task Whoever_asks_to_come_without_an_account_reads_that_it_takes_one_and_comes_back_to_the_request()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await world.Visitor().Visit($"/groups/{group.Id}/join");
        hana.Sees("Pour demander à venir dans un groupe, il faut un compte.");
        hana.DoesNotSee("Cercle du jeudi");

        await hana.Follow("Créer un compte");
        await hana.Press("Créer mon compte", ("Un nom pour vous connecter", "Hana"), ("Mot de passe", "tulipe nuage cartable"));

        Assert.Equal($"/groups/{group.Id}/join", hana.Path);
        (await world.Visitor().Visit("/account")).DoesNotSee("Pour demander à venir");
        foreach (var elsewhere in new[] { "", "groups", "%", "/groups/%/", "//example.org/groups/1/join", $"/groups/{group.Id}", $"/account?to=/groups/{group.Id}/join" })
            (await world.Visitor().Visit("/sign-in?to=" + Uri.EscapeDataString(elsewhere))).DoesNotSee("Pour demander à venir");
    }

    [Fact]
    public async Task A_talk_can_come_first_and_the_person_reads_when()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await Asks(world, group, "Hana", "Hana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/asks");
        await noor.Follow("Hana");
        await noor.Follow("Proposer d’abord un échange");
        await noor.Press("Envoyer la proposition", ("Quand et comment pourriez-vous parler ?", "Mardi à 18 h, au 01 00 00 00 00"));

        await hana.Visit("/groups");
        hana.Sees("Quelqu’un du groupe aimerait d’abord parler avec vous.");
        await hana.Follow("Cercle du jeudi");
        hana.Sees("Mardi à 18 h, au 01 00 00 00 00");
    }

    [Fact]
    public async Task An_answer_to_a_proposed_talk_is_told_once_to_those_who_welcome_and_the_proposal_stays_to_be_read()
    {
        const string Waits = "Quelqu’un a écrit au groupe et attend une réponse.";
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await Asks(world, group, "Hana", "Hana");
        await world.Work();
        var noor = await (await world.SignedIn("Noor")).Visit("/notices");
        noor.Sees(Waits);
        await noor.Visit($"/groups/{group.Id}/asks/{await world.MembershipOf("Hana", group)}/talk");
        await noor.Press("Envoyer la proposition", ("Quand et comment pourriez-vous parler ?", "Mardi à 18 h, au 01 00 00 00 00"));
        (await noor.Visit("/notices")).DoesNotSee(Waits);

        foreach (var said in new[] { "Mardi me va", "Mardi me va très bien" })
        {
            await hana.Visit($"/groups/{group.Id}/words");
            await hana.Press("Envoyer", ("Ce que j’aimerais dire", said));
        }
        await world.Work();

        hana.Sees("Mardi à 18 h, au 01 00 00 00 00");
        (await noor.Visit("/notices")).Sees(Waits);
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("1 personne attend une réponse");
        await noor.Follow("Hana");
        noor.Sees("Mardi me va très bien");
        Assert.Equal(2, await world.Stored(db => db.Happenings.CountAsync(h => h.Kind == nameof(SomebodyAsked))));
    }

    [Fact]
    public async Task A_no_says_nothing_about_the_person()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await Asks(world, group, "Hana", "Hana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/asks");
        await noor.Follow("Hana");
        await noor.Follow("Dire non");
        await noor.Press("Envoyer la réponse");

        await hana.Visit($"/groups/{group.Id}/join");
        hana.Sees("Cela ne dit rien de vous");
        Assert.Equal(HttpStatusCode.NotFound, (await hana.Visit($"/groups/{group.Id}")).Status);
    }

    [Fact]
    public async Task The_key_of_a_form_opens_nothing_to_anybody_else()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/alias");
        using var pressed = ana.Request("Enregistrer ce prénom", [("Le prénom que vous porterez dans ce groupe", "Anémone")]);
        var sent = (await pressed.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
        await ana.Send(pressed);
        var outsider = await world.SignedIn("Zoé", follows: false);
        sent["__RequestVerificationToken"] = await outsider.FormToken();

        using var again = new HttpRequestMessage(HttpMethod.Post, pressed.RequestUri) { Content = new FormUrlEncodedContent(sent) };

        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Send(again)).StatusCode);
    }

    [Fact]
    public async Task Who_was_told_no_erases_their_words_and_is_not_asked_for_again()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await Asks(world, group, "Hana", "Hana");
        await world.Change(s => { s.GetRequiredService<AppDb>().Memberships.Single(m => m.State == MembershipState.Asked).State = MembershipState.Declined; return Task.CompletedTask; });
        await hana.Visit($"/groups/{group.Id}/leave");
        hana.DoesNotSee("demander de nouveau");
        await hana.Press(hana.Page.QuerySelector("main form button")!.TextContent);
        await world.Work();

        hana.Sees("Vous n’avez encore de place dans aucun groupe.");
        await hana.Visit($"/groups/{group.Id}/join");
        hana.Sees("Cela ne dit rien de vous");
        Assert.Null(hana.Page.QuerySelector("main form [name=Alias]"));
        Assert.Null((await world.Stored(db => db.Memberships.SingleAsync(m => m.State == MembershipState.Declined))).Asking);
    }

    [Theory]
    [InlineData("Noor\u200B")]
    [InlineData("\u202ENoor")]
    [InlineData("N\u043E\u043Er")]
    [InlineData("\u200B\u200B")]
    public async Task A_name_that_only_looks_different_is_the_same_and_one_that_nobody_sees_is_none(string alias)
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await (await world.SignedIn("Hana")).Visit($"/groups/{group.Id}/join");

        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", alias), ("J’ai lu la charte et je suis d’accord", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task Nobody_bears_a_name_twice_in_a_group_and_what_was_typed_comes_back()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", " noor "), ("Un premier mot au groupe (facultatif)", "Mes mots"), ("J’ai lu la charte et je suis d’accord", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        Assert.Equal("Mes mots", hana.Typed("Un premier mot au groupe (facultatif)"));
        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_choose_one_name_at_the_same_moment_one_is_told_to_look_again()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var presses = new List<Task<Visitor>>();
        foreach (var person in new[] { "Hana", "Omar", "Luc", "Zoé" })
        {
            var visitor = await world.SignedIn(person);
            await visitor.Visit($"/groups/{group.Id}/join");
            presses.Add(Task.Run(() => visitor.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Étoile"), ("J’ai lu la charte et je suis d’accord", "yes")), TestContext.Current.CancellationToken));
        }
        var answered = await Task.WhenAll(presses);

        Assert.Equal(3, answered.Count(v => v.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(3, await world.Stored(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task The_charter_is_agreed_to_before_asking()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        var hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Hana"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        hana.Sees("lisez la charte et dites que vous êtes d’accord");
    }

    [Fact]
    public async Task A_name_borne_elsewhere_is_warned_about_and_kept_only_when_confirmed()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        await world.Stored(async (db, stage) => await stage.Group(new() { Name = "Autre cercle", Stance = "redirect" }, null, null, "Ici aussi.", ("Hana", "Étoile"), ("Luc", "Luc")));
        var hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "étoile"), ("J’ai lu la charte et je suis d’accord", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        hana.Sees("qui est dans les deux pourrait vous reconnaître");

        await hana.Press("Envoyer ma demande", ("Je garde ce prénom, en sachant qu’on pourra me reconnaître", "yes"));
        hana.Sees("Le groupe a reçu votre demande.");
    }

    [Fact]
    public async Task A_group_that_is_not_listed_is_read_by_pressing_an_invitation_and_is_missing_without_it()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("Inviter quelqu’un");
        noor.Sees("une fois connectée");
        await noor.Press("Créer une adresse");
        noor.DoesNotSee("n’ouvre plus rien");
        var link = new Uri(noor.Page.QuerySelector("code")!.TextContent).AbsolutePath;
        Assert.NotNull(noor.Page.QuerySelector("copy-button[hidden] [role=status]"));
        Assert.Equal(HttpStatusCode.OK, (await noor.Get("/js/Platform/Web/copy-button.js")).StatusCode);
        (await world.Visitor().Visit(link)).Sees("Pour demander à venir dans un groupe, il faut un compte.");

        var hana = await world.SignedIn("Hana");
        Assert.Equal(HttpStatusCode.NotFound, (await hana.Visit($"/groups/{group.Id}/join")).Status);
        await hana.Visit(link);
        hana.DoesNotSee("Cercle du jeudi");
        await hana.Press("Ouvrir l’invitation");
        hana.Sees("Cercle du jeudi");
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Hana"), ("J’ai lu la charte et je suis d’accord", "yes"));
        hana.Sees("Le groupe a reçu votre demande.");

        await noor.Press("En créer une autre et mettre fin à celle-ci");
        noor.Sees("La précédente n’ouvre plus rien.");
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Omar")).Visit(link)).Status);
    }

    [Fact]
    public async Task Whoever_leaves_need_not_explain_and_may_erase_what_they_said()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Elif");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}");
        await ana.Follow("Quitter le groupe");
        await ana.Press("Quitter le groupe", ("Ce que vous avez écrit dans le groupe", "Cela est effacé La clé est détruite : plus personne ne peut le lire, nous non plus."));
        ana.Sees("Vous avez quitté le groupe.");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Visit($"/groups/{group.Id}")).Status);
        await ana.Visit("/groups");
        ana.DoesNotSee("Cercle du jeudi");

        await world.Work();
        Assert.NotEqual(group.KeyId, await world.Stored(db => db.Groups.Where(g => g.Id == group.Id).Select(g => g.KeyId).SingleAsync()));
        var elif = await world.SignedIn("Elif");
        await elif.Visit($"/groups/{group.Id}");
        elif.Sees("3 personnes");
    }

    [Fact]
    public async Task Whoever_left_and_kept_their_words_may_ask_again()
    {
        await using var world = await World.Begin();
        var group = await Listed(world, "Ana");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}/leave");
        await ana.Press("Quitter le groupe", ("Ce que vous avez écrit dans le groupe", "Cela reste, sous le prénom que je porte ici Vous pourrez encore l’effacer plus tard, depuis « Mes groupes »."));
        ana.Sees("Vous avez quitté le groupe.");

        await ana.Visit($"/groups/{group.Id}/join");
        await ana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Ana"), ("J’ai lu la charte et je suis d’accord", "yes"));
        ana.Sees("Vous avez demandé à venir.");
    }

    [Fact]
    public async Task Erasing_an_account_ends_every_place_of_it_and_gives_back_its_words_before()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        await Asks(world, group, "Hana", "Mésange");
        await world.Change(async services =>
        {
            var kept = services.GetServices<IKeepWords>().OfType<KeptWords>().Single();
            var hana = await services.GetRequiredService<Stage>().Person("Hana");
            Assert.Contains(await kept.GiveBack(hana, default), w => w.Heading == "Cercle du jeudi" && w.Lines.Any(l => l.Text == "Mésange"));
            await kept.Erase(hana, default);
        });

        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task Whoever_welcomes_answers_those_who_ask_without_leading_the_group()
    {
        await using var world = await World.Begin();
        var group = await Listed(world, "Ana", "Elif");
        await Asks(world, group, "Hana", "Hana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/people");
        await noor.Follow("Ana");
        await noor.Press("Enregistrer", ("Rôles", "Accueil Répond aux personnes qui demandent à venir et les rencontre en premier."));

        var ana = await world.SignedIn("Ana", strong: false);
        await ana.Visit($"/groups/{group.Id}/asks");
        await ana.Follow("Hana");
        await ana.Follow("Accueillir cette personne");
        await ana.Press("Accueillir");
        ana.Sees("Hana est maintenant membre.");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Visit($"/groups/{group.Id}/people")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Elif")).Visit($"/groups/{group.Id}/asks")).Status);
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_whether_the_group_is_or_never_was()
    {
        await using var world = await World.Begin();
        var group = await Listed(world);
        foreach (var id in new[] { group.Id, Guid.NewGuid() })
            Assert.Equal("/sign-in", (await world.Visitor().Get($"/groups/{id}/join")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    internal static async Task<Group> Listed(World world, params string[] members)
    {
        var group = await world.ThursdayCircle(members);
        await world.Stored(async (db, stage) =>
        {
            await stage.List(await db.Groups.SingleAsync(g => g.Id == group.Id));
            return 0;
        });
        return group;
    }

    internal static async Task<Visitor> Asks(World world, Group group, string person, string alias)
    {
        var visitor = await world.SignedIn(person);
        await visitor.Visit($"/groups/{group.Id}/join");
        await visitor.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", alias), ("J’ai lu la charte et je suis d’accord", "yes"));
        visitor.Sees("Le groupe a reçu votre demande.");
        return visitor;
    }
}
