using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

/// <summary>At a meeting two people let a third back in.</summary>
public class VouchingTests
{
    const string Words = "parapluie fenêtre cerise", Done = "C’est noté", NotYet = "Pas encore : deux personnes doivent entrer le numéro", Both = "Les deux personnes l’ont entré";
    static readonly DateTime Evening = new(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Who_holds_the_meeting_and_one_other_let_somebody_back_in_who_chooses_a_new_password()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        await phone.Press(Both);
        phone.Sees(NotYet);

        await Holder(world, at, phone, "Ana");
        await phone.Press(Both);
        phone.Sees(NotYet);
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        await phone.Press(Both);

        phone.Sees("Votre nom de connexion est « Ana ».");
        await phone.Press("Changer mon mot de passe", ("Nouveau mot de passe", Words));
        Assert.Equal("/about", (await SignInTests.Enter(world.Visitor(), "ana", Words)).Path);
    }

    [Fact]
    public async Task The_number_is_used_up_and_ends_by_itself_after_half_an_hour()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        var (address, number) = (phone.Path, Number(phone));
        await Holder(world, at, phone, "Ana");
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", number));
        await phone.Press(Both);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(address)).Status);

        var later = await Asked(world, "Ana");
        (address, number) = (later.Path, Number(later));
        world.Clock.Advance(TimeSpan.FromMinutes(46));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(address)).Status);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{at.Id}/vouch");
        await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", number));
        noor.Sees("Ce numéro ne correspond à personne en ce moment.");
        Assert.Equal(number, noor.Typed("Le numéro lu"));
    }

    [Fact]
    public async Task Nobody_vouches_twice_nor_for_themselves_and_a_member_never_first()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        var bruno = await Member(world, at, "Bruno");
        await bruno.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        bruno.Sees("La personne qui anime n’a pas encore entré ce numéro.");

        await Holder(world, at, phone, "Ana");
        await Holder(world, at, phone, "Ana");
        Assert.DoesNotContain((await Member(world, at, "Ana")).Page.QuerySelectorAll("#who option"), o => o.TextContent == "Ana");

        await phone.Press(Both);
        phone.Sees(NotYet);
    }

    [Fact]
    public async Task The_other_says_whom_they_heard_and_a_wrong_choice_can_be_made_again()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        await Holder(world, at, phone, "Ana");
        var bruno = await Member(world, at, "Bruno");
        await bruno.Press("Je connais cette personne", ("Qui l’a lu", "Noor"), ("Le numéro lu", Number(phone)));
        bruno.Sees(Done);
        await phone.Press(Both);
        phone.Sees(NotYet);

        await Holder(world, at, phone, "Bruno");
        await Holder(world, at, phone, "Ana");
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        await phone.Press(Both);
        phone.Sees("Votre nom de connexion est « Ana ».");
    }

    [Fact]
    public async Task Nobody_is_named_again_and_again_and_the_mailbox_is_told_before_anything_is_changed()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        await world.Change(async services =>
        {
            var ana = (await services.GetRequiredService<Enrolment>().Named("Ana"))!;
            ana.Mail = services.GetRequiredService<Entraide.Platform.Secrets.KeyRing>().Seal(ana.KeyId, ana.Place("Mail"), "ana@example.org");
        });
        foreach (var name in new[] { "Un", "Deux", "Trois" }) (await Holder(world, at, await Asked(world, name), "Ana")).Sees(Done);
        await Holder(world, at, phone, "Ana");
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        await phone.Press(Both);
        await world.Work();
        Assert.Contains(world.Mail, m => m.TextBody!.Contains("protège votre accès", StringComparison.Ordinal));

        var noor = await Holder(world, at, await Asked(world, "Cinq"), "Ana");

        Assert.Equal(HttpStatusCode.TooManyRequests, noor.Status);
    }

    [Fact]
    public async Task A_thief_of_the_database_learns_of_no_account_that_was_vouched_for()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        await Holder(world, at, phone, "Ana");
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));

        var (rows, ana) = await world.Stored(async db => (await db.OneTimes.AsNoTracking().ToListAsync(), await db.Accounts.ToListAsync()));
        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.Null(r.AccountId));
        Assert.All(rows, r => Assert.Equal(0, r.EndsAt.Ticks % TimeSpan.FromMinutes(15).Ticks));
        Assert.All(rows, r => Assert.DoesNotContain(ana, a => r.Content.AsSpan().IndexOf(a.NameIndex) >= 0 || r.Content.AsSpan().IndexOf(a.Id.ToByteArray()) >= 0));
        Assert.Single(rows.Select(r => r.Content!.Length).Distinct());
    }

    [Fact]
    public async Task Who_holds_the_meeting_does_not_learn_by_trying_which_sign_in_name_somebody_bears()
    {
        await using var world = await World.Begin(Evening);
        var (at, right) = await Lost(world);
        var wrong = await Asked(world, "Bruno");
        var nobody = await Asked(world, "Personne de ce nom");

        var said = new List<string>();
        foreach (var phone in new[] { right, wrong, nobody })
        {
            var noor = await Holder(world, at, phone, "Ana");
            noor.Sees(Done);
            said.Add(noor.Text);
        }
        Assert.Single(said.Distinct());
        foreach (var phone in new[] { wrong, nobody })
        {
            await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
            await phone.Press(Both);
            phone.Sees(NotYet);
        }
    }

    [Fact]
    public async Task Whoever_wants_nobody_to_let_them_in_stays_closed_and_looks_the_same()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        var ana = await (await world.SignedIn("Ana")).Visit("/account/way-back");
        await ana.Press("Enregistrer", ("Deux personnes présentes peuvent me rouvrir l’accès", ""));
        Assert.Equal(1, await world.Stored(db => db.Accounts.CountAsync(a => !a.IsVouchable)));

        (await Holder(world, at, phone, "Ana")).Sees(Done);
        await (await Member(world, at, "Bruno")).Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        await phone.Press(Both);

        phone.Sees(NotYet);
    }

    [Fact]
    public async Task Only_who_is_in_an_open_meeting_vouches_and_wrong_numbers_soon_wait()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        foreach (var away in new[] { "Chloé", "Paul" }) Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn(away)).Visit($"/meetings/{at.Id}/vouch")).Status);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{at.Id}/vouch");
        await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", "123"));
        noor.Sees("Le numéro a huit chiffres.");
        for (var n = 0; n < 5; n++) await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", "0000 0000"));
        await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        noor.Sees("Trop de mauvais numéros.");

        await (await noor.Visit($"/meetings/{at.Id}/close")).Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit($"/meetings/{at.Id}/vouch")).Status);
    }

    /// <summary>An open meeting with Ana and Bruno in it and Chloé at home, and the phone on which Ana made a number.</summary>
    static async Task<(Entraide.Meetings.Meeting At, Visitor Phone)> Lost(World world)
    {
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé");
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");
        await noor.Press("Ouvrir maintenant");
        foreach (var name in new[] { "Ana", "Bruno" })
            await (await noor.Visit($"/meetings/{meeting.Id}/let-in")).Press("Donner un siège et faire entrer", ("Autre membre", name));
        return (meeting, await Asked(world, "Ana"));
    }

    static async Task<Visitor> Asked(World world, string name)
    {
        var phone = await world.Visitor().Visit("/sign-in/forgotten");
        await phone.Follow("Je suis à une rencontre");
        return await phone.Press("Créer un numéro à lire", ("Votre nom de connexion", name));
    }

    static string Number(Visitor phone) => phone.Page.QuerySelector("main .big")!.TextContent;

    static async Task<Visitor> Holder(World world, Entraide.Meetings.Meeting at, Visitor phone, string who) =>
        await (await (await world.SignedIn("Noor")).Visit($"/meetings/{at.Id}/vouch")).Press("Je connais cette personne", ("Qui l’a lu", who), ("Le numéro lu", Number(phone)));

    static async Task<Visitor> Member(World world, Entraide.Meetings.Meeting at, string who) =>
        await (await world.SignedIn(who, strong: false)).Visit($"/meetings/{at.Id}/vouch");
}
