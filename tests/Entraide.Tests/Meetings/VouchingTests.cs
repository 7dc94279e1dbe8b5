using System.Net;
using Entraide.Groups;
using Entraide.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
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
        await (await Member(world, at, "Bruno")).Press("Je connais la personne qui l’a lu", ("Le numéro lu", Number(phone)));
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
        await (await Member(world, at, "Bruno")).Press("Je connais la personne qui l’a lu", ("Le numéro lu", number));
        await phone.Press(Both);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Visit(address)).Status);

        address = (await Asked(world, "Ana")).Path;
        world.Clock.Advance(TimeSpan.FromMinutes(31));
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
        await bruno.Press("Je connais la personne qui l’a lu", ("Le numéro lu", Number(phone)));
        bruno.Sees("La personne qui anime n’a pas encore entré ce numéro.");

        await Holder(world, at, phone, "Ana");
        await Holder(world, at, phone, "Ana");
        await (await Member(world, at, "Ana")).Press("Je connais la personne qui l’a lu", ("Le numéro lu", Number(phone)));

        await phone.Press(Both);
        phone.Sees(NotYet);
    }

    [Fact]
    public async Task Who_holds_the_meeting_does_not_learn_by_trying_which_sign_in_name_somebody_bears()
    {
        await using var world = await World.Begin(Evening);
        var (at, right) = await Lost(world);
        var wrong = await Asked(world, "Bruno");
        var nobody = await Asked(world, "Personne de ce nom");

        var said = new List<string>();
        foreach (var phone in new[] { right, wrong, nobody }) said.Add((await Holder(world, at, phone, "Ana")).Text);
        Assert.Single(said.Distinct());
        foreach (var phone in new[] { wrong, nobody })
        {
            await (await Member(world, at, "Bruno")).Press("Je connais la personne qui l’a lu", ("Le numéro lu", Number(phone)));
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
        await (await Member(world, at, "Bruno")).Press("Je connais la personne qui l’a lu", ("Le numéro lu", Number(phone)));
        await phone.Press(Both);

        phone.Sees(NotYet);
    }

    [Fact]
    public async Task Only_who_is_in_an_open_meeting_vouches_and_wrong_numbers_soon_wait()
    {
        await using var world = await World.Begin(Evening);
        var (at, phone) = await Lost(world);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Chloé")).Visit($"/meetings/{at.Id}/vouch")).Status);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{at.Id}/vouch");
        await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", "123"));
        noor.Sees("Le numéro a huit chiffres.");
        for (var n = 0; n < 5; n++) await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", "0000 0000"));
        await noor.Press("Je connais cette personne", ("Qui l’a lu", "Ana"), ("Le numéro lu", Number(phone)));
        noor.Sees("Trop de mauvais numéros.");

        await (await noor.Visit($"/meetings/{at.Id}/close")).Press("Fermer maintenant");
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
