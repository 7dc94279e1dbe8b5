using System.Net;
using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

public class AccountPageTests
{
    const string Words = "tulipe nuage cartable";
    const string Other = "parapluie fenêtre cerise";

    [Fact]
    public async Task Each_page_of_the_account_is_reached_by_links_and_none_opens_to_a_stranger()
    {
        await using var world = await World.Begin();
        var visitor = await (await SignInTests.SignedUp(world, "Iris")).Visit("/account");
        var paths = visitor.Page.QuerySelectorAll("main a[href^='/account']").Select(a => a.GetAttribute("href")!).ToList();

        Assert.True(paths.Count >= 10);
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Visit(path)).Status);
            Assert.StartsWith("/sign-in", (await world.Visitor().Visit(path)).Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_device_signed_out_from_another_is_dead_at_its_next_request()
    {
        await using var world = await World.Begin();
        var here = await SignInTests.SignedUp(world, "Iris");
        var there = await (await SignInTests.Enter(world.Visitor(), "Iris", Words)).Visit("/account");
        there.Sees("Mon compte");

        await here.Visit("/account/sessions");
        Assert.Equal(2, here.Page.QuerySelectorAll("main .card").Length);
        await here.Press(here.Page.QuerySelector("main .card button")!.TextContent);

        Assert.StartsWith("/sign-in", (await there.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/account", (await here.Visit("/account")).Path);
    }

    [Fact]
    public async Task Nobody_signs_out_the_device_of_somebody_else()
    {
        await using var world = await World.Begin();
        var iris = await SignInTests.SignedUp(world, "Iris");
        var omar = await SignInTests.SignedUp(world, "Omar");
        await SignInTests.Enter(world.Visitor(), "Omar", Words);
        await omar.Visit("/account/sessions");
        var id = await world.Stored(db => db.Sessions.OrderBy(s => s.BeganAt).Select(s => s.Id).ToListAsync());
        await SignInTests.Enter(world.Visitor(), "Iris", Words);
        await iris.Visit("/account/sessions");
        var pressed = iris.Request(iris.Page.QuerySelector("main .card button")!.TextContent);
        var mine = Assert.Single((await pressed.Content!.ReadAsStringAsync()).Split('&'), p => p.StartsWith("id=", StringComparison.Ordinal))[3..];
        foreach (var other in id.Where(i => i.ToString() != mine))
            await iris.Send(new(HttpMethod.Post, pressed.RequestUri) { Content = new FormUrlEncodedContent((await pressed.Content.ReadAsStringAsync()).Split('&').Select(p => p.Split('=')).Where(p => p[0] != "__act").Select(p => KeyValuePair.Create(p[0], p[0] == "id" ? other.ToString() : Uri.UnescapeDataString(p[1])))) });

        Assert.Equal("/account", (await omar.Visit("/account")).Path);
    }

    [Fact]
    public async Task What_protects_a_person_is_not_changed_by_whoever_finds_the_session_open()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        world.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var path in new[] { "/account/mail", "/account/password", "/account/passkeys/new", "/account/second-factor", "/account/export", "/account/erase" })
            Assert.StartsWith("/sign-in/again", (await visitor.Visit(path)).Path, StringComparison.Ordinal);
        await visitor.Press("Continuer", ("Mot de passe", Words));

        Assert.Equal("/account/erase", visitor.Path);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_the_person_is_told_in_neutral_words()
    {
        await using var world = await World.Begin();
        var here = await WithMail(world, "Iris", "iris@example.org");
        var there = await SignInTests.Enter(world.Visitor(), "Iris", Words);
        await here.Visit("/account/password");
        await here.Press("Changer mon mot de passe", ("Nouveau mot de passe", Other));
        await world.Work();

        Assert.StartsWith("/sign-in", (await there.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "Iris", Other)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInTests.Enter(world.Visitor(), "Iris", Words)).Status);
        var letter = Assert.Single(world.Mail, m => m.TextBody!.Contains("protège votre accès", StringComparison.Ordinal));
        Assert.Equal("Un message vous attend", letter.Subject);
        Assert.DoesNotContain("Iris", letter.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_address_waits_to_be_confirmed_nobody_is_told_that_nothing_is_sent()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Noémie");
        await visitor.Visit("/account/mail");
        visitor.Sees("Rien n’est jamais envoyé.");

        await visitor.Press("Enregistrer", ("Nouvelle adresse", "noemie@example.org"));

        visitor.Sees("Un message part vers la nouvelle adresse.");
        visitor.DoesNotSee("Rien n’est jamais envoyé.");
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_once_by_a_link_and_an_unknown_address_reads_the_same()
    {
        await using var world = await World.Begin();
        await WithMail(world, "Iris", "iris@example.org");
        var before = world.Mail.Count;
        var unknown = await Forgot(world, "nobody@example.org");
        var known = await Forgot(world, "iris@example.org");
        Assert.Equal(unknown.Text, known.Text);
        Assert.Equal(unknown.Status, known.Status);
        await world.Work();
        var link = Assert.Single(world.Mail.Skip(before), m => m.TextBody!.Contains("new-password", StringComparison.Ordinal)).TextBody!.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim();
        Assert.DoesNotContain(world.Mail, m => m.To.ToString().Contains("nobody", StringComparison.Ordinal));

        var visitor = await world.Visitor().Visit(new Uri(link).PathAndQuery);
        await visitor.Press("Changer mon mot de passe", ("Nouveau mot de passe", Other));

        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "Iris", Other)).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(new Uri(link).PathAndQuery)).Status);
    }

    [Fact]
    public async Task A_link_for_a_new_password_dies_after_half_an_hour_and_never_replaces_the_second_factor()
    {
        await using var world = await World.Begin();
        var visitor = await WithMail(world, "Iris", "iris@example.org");
        await SecondFactorTests.SetUp(world, visitor);
        await Forgot(world, "iris@example.org");
        await world.Work();
        var link = new Uri(world.Mail.Last(m => m.TextBody!.Contains("new-password", StringComparison.Ordinal)).TextBody!.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        var reader = await world.Visitor().Visit(link);
        await reader.Press("Changer mon mot de passe", ("Nouveau mot de passe", Other));

        Assert.StartsWith("/sign-in/second", (await SignInTests.Enter(world.Visitor(), "Iris", Other)).Path, StringComparison.Ordinal);
        await Forgot(world, "iris@example.org");
        await world.Work();
        var late = new Uri(world.Mail.Last(m => m.TextBody!.Contains("new-password", StringComparison.Ordinal) && !m.TextBody!.Contains(link, StringComparison.Ordinal)).TextBody!.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        world.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(late)).Status);
    }

    [Fact]
    public async Task An_account_is_erased_with_its_key_its_sessions_and_a_receipt()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        var other = await SignInTests.Enter(world.Visitor(), "Iris", Words);
        await world.Stored((_, stage) => stage.Trained("Iris"));
        var training = await world.Stored(db => db.TrainingRecords.Select(r => r.KeyId).SingleAsync());
        var key = await world.Stored(db => db.Accounts.Select(a => a.KeyId).SingleAsync());
        await visitor.Visit("/account/erase");
        await visitor.Press("Effacer mon compte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);

        await visitor.Press("Effacer mon compte", ("Oui, tout effacer", "yes"));

        visitor.Sees("C’est effacé");
        var receipt = Guid.Parse(visitor.Page.QuerySelector("main code")!.TextContent);
        Assert.Equal(0, await world.Stored(db => db.Accounts.CountAsync()));
        Assert.Equal(0, await world.Stored(db => db.Sessions.CountAsync()));
        await world.Work();
        await world.Change(async s => Assert.False(await s.GetRequiredService<KeyShelf>().Keys.AnyAsync(k => k.Id == key || k.Id == training)));
        await world.Change(async s => Assert.Contains(receipt, await s.GetRequiredService<KeyShelf>().Ledger.Select(d => d.Mark).ToListAsync()));
        Assert.NotEqual(key, receipt);
        Assert.StartsWith("/sign-in", (await other.Visit("/account")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInTests.Enter(world.Visitor(), "Iris", Words)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit($"/erased/{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task An_account_erased_on_two_screens_at_the_same_moment_is_erased_and_both_are_answered_in_words()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Iris");
        Visitor[] screens = [visitor, await SignInTests.Enter(world.Visitor(), "Iris", Words)];
        foreach (var screen in screens) await screen.Visit("/account/erase");

        var answers = await Task.WhenAll(screens.Select(s => s.Send(s.Request("Effacer mon compte", ("Oui, tout effacer", "yes")))));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, a.StatusCode.ToString()));
        Assert.Equal(0, await world.Stored(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task Somebody_takes_their_words_in_an_archive_that_opens_once_and_to_them_alone()
    {
        await using var world = await World.Begin();
        var visitor = await WithMail(world, "Iris", "iris@example.org");
        await visitor.Visit("/account/export");
        await visitor.Press("Préparer l’archive");
        var code = visitor.Page.QuerySelector("main code")!.TextContent;
        var thief = await SignInTests.SignedUp(world, "Omar");
        var pressed = visitor.Request("Télécharger l’archive");
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Visit(pressed.RequestUri!.PathAndQuery)).Status);

        var answer = await visitor.Send(pressed);
        var zip = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Visit(pressed.RequestUri.PathAndQuery)).Status);
        Assert.DoesNotContain("Iris", System.Text.Encoding.UTF8.GetString(zip), StringComparison.Ordinal);
        var read = ZipReader.Open(zip, code);
        Assert.Contains("iris@example.org", read["mots.json"], StringComparison.Ordinal);
        Assert.Contains("Iris", read["mots.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_holds_the_office_the_draft_the_calendar_address_and_the_choices_of_whoever_takes_it()
    {
        await using var world = await World.Begin();
        await world.Stored(async (db, stage) => await stage.Officer("Noor", OfficeKind.Coordinator, (await stage.Chapter("Lyon", "Lyon")).Id));
        var group = await world.ThursdayCircle();
        await world.Change(async s => s.GetRequiredService<AppDb>().NoticeChoices.Add(new() { AccountId = (await s.GetRequiredService<Enrolment>().Named("Noor"))!.Id, SoonWhenQuiet = true }));
        var noor = await (await world.SignedIn("Noor")).Visit("/calendar");
        await noor.Press("Créer une adresse", ("Quelles dates", "Celles de « Cercle du jeudi »"));
        await noor.Visit("/groups/new");
        await noor.Press("Commencer");
        await noor.Press("Enregistrer et continuer", ("Nom du groupe", "Petits pas"), ("À quoi il sert", "Avancer"), ("Pour qui", "Qui veut avancer"));
        await noor.Press("Enregistrer et continuer", ("Salle ou maison", "Maison bleue"), ("Comment trouver la salle et entrer", "Sonner deux fois"));
        await noor.Press("Enregistrer et continuer");
        await noor.Press("Enregistrer et revenir plus tard", ("À quelle fréquence", "Chaque mois"), ("Quel jour", "mardi"), ("À quelle heure", "18:30"), ("Si c’est chaque mois : lesquels de ces jours", "premier"));

        await noor.Visit("/account/export");
        await noor.Press("Préparer l’archive");
        var code = noor.Page.QuerySelector("main code")!.TextContent;
        var answer = await noor.Send(noor.Request("Télécharger l’archive"));
        var read = System.Net.WebUtility.HtmlDecode(ZipReader.Open(await answer.Content.ReadAsByteArrayAsync(), code)["mots.html"]);

        foreach (var kept in new[] { "antenne Lyon", "Maison bleue", "Sonner deux fois", "premier mardi du mois", "Agendas qui lisent mes dates", "Le rappel envoyé vingt minutes avant" })
            Assert.Contains(kept, read, StringComparison.Ordinal);
    }

    internal static async Task<Visitor> WithMail(World world, string name, string mail)
    {
        var visitor = await world.Visitor().Visit("/sign-up?to=/about");
        await visitor.Press("Créer mon compte", ("Un nom pour vous connecter", name), ("Mot de passe", Words), ("Adresse e-mail, si vous voulez", mail));
        await world.Work();
        var link = world.Mail[^1].TextBody!.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal)).Trim();
        await visitor.Visit(new Uri(link).PathAndQuery);
        await visitor.Press("Confirmer cette adresse");
        visitor.Sees(mail);
        return visitor;
    }

    internal static async Task<Visitor> Forgot(World world, string mail) =>
        await (await world.Visitor().Visit("/sign-in/forgotten")).Press("M’envoyer le lien", ("L’adresse e-mail de votre compte", mail));
}
