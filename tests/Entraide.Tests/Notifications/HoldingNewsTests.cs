using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Notifications;

/// <summary>What reaches those who hold groups and those who look after them.</summary>
public class HoldingNewsTests
{
    [Fact]
    public async Task A_credential_that_ends_soon_is_told_to_its_holder_and_to_the_coordinators_in_neutral_words_and_shown_on_their_pages()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        foreach (var name in new[] { "Noor", "Paul", "Claire" }) await ReminderTests.GivesMail(world, name);
        await Ends(world, "Noor", new DateOnly(2026, 11, 20));

        await Told(world);
        Assert.Equal(["claire@example.org", "noor@example.org"], world.Mail.Where(m => m.Subject == "Une échéance approche").Select(m => m.To.ToString()).Order());
        Assert.All(world.Mail, m => Assert.DoesNotContain("abilitation", m.TextBody, StringComparison.Ordinal));
        Assert.Contains("/credentials/given", world.Mail.Single(m => m.To.ToString().StartsWith("claire", StringComparison.Ordinal)).TextBody, StringComparison.Ordinal);
        await Told(world);
        Assert.Equal(2, world.Mail.Count(m => m.Subject == "Une échéance approche"));

        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}");
        noor.Sees("Votre habilitation se termine le vendredi 20 novembre 2026.");
        (await (await world.SignedIn("Paul")).Visit($"/groups/{group.Id}")).DoesNotSee("se termine le");
        (await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}")).DoesNotSee("se termine le");
        var claire = await (await world.SignedIn("Claire")).Visit("/coordination");
        await claire.Follow("1 habilitation se termine dans les deux mois.");
        Assert.Equal("/credentials/given", claire.Path);

        await Ends(world, "Noor", new DateOnly(2026, 10, 1));
        (await noor.Visit($"/groups/{group.Id}")).Sees("Votre habilitation s’est terminée le jeudi 1er octobre 2026.");
    }

    [Fact]
    public async Task A_credential_renewed_before_the_letter_is_written_is_told_to_nobody()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle();
        await ReminderTests.GivesMail(world, "Noor");
        await Ends(world, "Noor", new DateOnly(2026, 11, 20));
        await world.Work();
        await Ends(world, "Noor", new DateOnly(2028, 11, 20));
        await Told(world);

        Assert.DoesNotContain(world.Mail, m => m.Subject == "Une échéance approche");
    }

    [Fact]
    public async Task A_meeting_a_coordinator_let_open_is_told_to_those_who_lead_and_to_no_other_member()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        await ReminderTests.GivesMail(world, "Claire");
        var meeting = await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        var claire = await world.SignedIn("Claire");
        await claire.Visit($"/meetings/{meeting}/override-credential");
        await claire.Press("L’écrire et autoriser l’ouverture", ("Pourquoi cette rencontre peut ouvrir quand même", "Noor renouvelle sa formation lundi prochain."));
        await Told(world);

        var paul = await (await world.SignedIn("Paul")).Visit("/notices");
        paul.Sees("Un·e coordinateur·rice a permis d’ouvrir la rencontre du jeudi 8 octobre, 18 h 30");
        await paul.Follow("Voir la rencontre");
        Assert.Equal($"/meetings/{meeting}", paul.Path);
        (await (await world.SignedIn("Ana")).Visit("/notices")).DoesNotSee("a permis d’ouvrir");
        Assert.Contains("/coordination", Assert.Single(world.Mail, m => m.Subject == "Il y a du nouveau pour vous").TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_review_date_those_who_lead_are_told_once_and_the_group_says_so_to_them_until_another_is_set()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        foreach (var name in new[] { "Noor", "Ana" }) await ReminderTests.GivesMail(world, name);
        await world.Stored(db => db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.ReviewOn, new DateOnly(2026, 10, 12))));

        foreach (var day in new[] { 11, 12, 13, 14 }) await ReminderTests.At(world, new(2026, 10, day, 8, 0, 0, DateTimeKind.Utc));

        var letter = Assert.Single(world.Mail, m => m.TextBody!.Contains("Un jour que vous aviez choisi est arrivé.", StringComparison.Ordinal));
        Assert.StartsWith("noor@", letter.To.ToString(), StringComparison.Ordinal);
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}");
        await noor.Follow("Un déroulé pour le bilan");
        noor.Sees("Bilan de saison");
        await noor.Visit("/notices");
        noor.Sees("La date du bilan du groupe est arrivée");
        await noor.Visit($"/groups/{group.Id}");
        noor.Sees("La date du lundi 12 octobre 2026 avait été choisie");
        await noor.Follow("Fixer la date du prochain bilan");
        await noor.Press("Enregistrer", ("Date de bilan", "2027-03-01"));
        noor.DoesNotSee("C’est le moment du bilan du groupe");
        (await noor.Visit("/notices")).DoesNotSee("La date du bilan");
        var ana = await world.SignedIn("Ana");
        foreach (var page in new[] { "/notices", $"/groups/{group.Id}" }) (await ana.Visit(page)).DoesNotSee("bilan");
        await ReminderTests.At(world, new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc));
        Assert.Equal(2, world.Mail.Count(m => m.TextBody!.Contains("Un jour que vous aviez choisi est arrivé.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_notice_leads_to_the_act_it_asks_for()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored(async (db, stage) => { await stage.Asks(group, "Hana", "Hana", "Bonjour"); return 0; });
        await world.Work();
        var noor = await (await world.SignedIn("Noor")).Visit("/notices");
        await noor.Follow("Les personnes qui demandent à venir");
        Assert.Equal($"/groups/{group.Id}/asks", noor.Path);

        await world.Change(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            (await db.Groups.SingleAsync()).CharterNumber = 2;
            db.Note(new CharterPublished(group.Id, 2));
        });
        await world.Change(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var hana = await db.Memberships.SingleAsync(m => m.State == MembershipState.Asked);
            (hana.State, hana.OfferEndsAt) = (MembershipState.Offered, db.Now.AddHours(48));
            db.Note(new PlaceOffered(hana.Id));
        });
        await world.Work();
        var ana = await (await world.SignedIn("Ana")).Visit("/notices");
        Assert.Contains(ana.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"/groups/{group.Id}/charter");
        var asked = await (await world.SignedIn("Hana")).Visit("/notices");
        await asked.Follow("Répondre à cette proposition");
        Assert.Equal($"/groups/{group.Id}/offer", asked.Path);
    }

    [Fact]
    public async Task A_coordinator_sees_on_their_page_that_a_meeting_looks_for_somebody()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle();
        await world.Stored((_, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        var claire = await (await world.SignedIn("Claire")).Visit("/coordination");
        claire.DoesNotSee("cherche quelqu’un");

        var meeting = await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting}/out");
        await noor.Press("Chercher quelqu’un");
        await claire.Visit("/coordination");
        await claire.Follow("1 rencontre cherche quelqu’un pour l’animer.");
        Assert.Equal("/stand-ins", claire.Path);
    }

    static Task Ends(World world, string name, DateOnly until) => world.Change(async s =>
    {
        var account = (await s.GetRequiredService<Enrolment>().Named(name))!;
        var db = s.GetRequiredService<AppDb>();
        var credential = await db.Credentials.SingleAsync(c => c.AccountId == account.Id);
        credential.UntilOn = until;
        (await db.TrainingRecords.SingleAsync(r => r.CredentialId == credential.Id)).UntilOn = until;
    });

    // What recurring work notes is told afterwards, and a letter may wait for the next quarter of an hour.
    static async Task Told(World world)
    {
        for (var round = 0; round < 3; round++)
        {
            await world.Work();
            world.Clock.Advance(TimeSpan.FromMinutes(20));
        }
    }
}
