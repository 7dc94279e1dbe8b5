using System.Net;
using AngleSharp.Dom;
using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Groups;

/// <summary>How a group comes by the people who lead it.</summary>
public class LeadingTests
{
    static readonly GroupCard Card = new() { Name = "Petits pas", WhatFor = "Avancer", ForWhom = "Qui veut avancer", Stance = "redirect", City = "Lyon" };

    [Fact]
    public async Task A_facilitator_invites_a_second_who_chooses_a_name_and_the_group_may_meet()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Forming(Card, null, ("Noor", "Nour")));
        await world.Stored((_, stage) => stage.Trained("Paul"));
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("Le groupe n’a pas encore de charte.");
        await noor.Press("Publier la charte");
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("Il manque une seconde personne pour animer, avec une habilitation en cours.");
        await noor.Follow("Inviter quelqu’un à animer le groupe");
        var link = await Link(noor);

        var paul = await world.SignedIn("Paul");
        await paul.Visit(link);
        paul.Sees("Petits pas");
        paul.Sees("Charte");
        await paul.Press("Animer ce groupe", ("Le prénom que vous porterez dans ce groupe", "Paulo"), ("J’ai lu la charte et je suis d’accord", "yes"));
        Assert.Equal($"/groups/{group.Id}", paul.Path);
        paul.Sees("Vous animez ce groupe à partir de maintenant.");
        paul.DoesNotSee("Avant la première rencontre");
        var second = await world.MembershipOf("Paul", group);
        Assert.Equal((Roles.CoFacilitator, 1), await world.Stored(async db => await db.Memberships.Where(m => m.Id == second).Select(m => new ValueTuple<Roles, int>(m.Roles, m.AgreedCharter)).SingleAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Samira")).Visit(link)).Status);
        await world.Work();
        await noor.Visit("/notices");
        noor.Sees("Une personne qui y a été invitée anime désormais le groupe avec vous.");
    }

    [Fact]
    public async Task A_coordinator_gives_the_role_in_a_group_of_their_chapter_and_a_member_keeps_place_and_name()
    {
        await using var world = await World.Begin();
        var (lyon, metz) = await world.Stored(async (db, stage) => (await stage.Chapter("Lyon", "Lyon"), await stage.Chapter("Metz", "Metz")));
        var group = await world.Stored((_, stage) => stage.Forming(Card, lyon.Id, ("Noor", "Nour")));
        await world.Stored(async (db, stage) =>
        {
            await stage.Officer("Claire", OfficeKind.Coordinator, lyon.Id);
            await stage.Officer("Mona", OfficeKind.Coordinator, metz.Id);
            await stage.Trained("Ana");
            return await stage.Member(group, "Ana", "Anouk");
        });
        var claire = await world.SignedIn("Claire");
        await claire.Visit("/coordination");
        await claire.Follow("Inviter quelqu’un à animer le groupe (Petits pas)");
        claire.DoesNotSee("Nour");
        var link = await Link(claire);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Mona")).Visit($"/groups/{group.Id}/lead")).Status);

        var ana = await world.SignedIn("Ana");
        await ana.Visit(link);
        ana.Sees("Ici, votre prénom est Anouk.");
        await ana.Press("Animer ce groupe");
        ana.Sees("Co-animateur·riceAnouk");
        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task Without_a_credential_or_a_second_factor_nobody_leads()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Forming(Card, null, ("Noor", "Nour")));
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/lead");
        var link = await Link(noor);

        var hana = await world.SignedIn("Hana");
        await hana.Visit(link);
        hana.Sees("Il manque votre habilitation");
        Assert.Empty(hana.Page.QuerySelectorAll("main button"));

        await world.Stored((_, stage) => stage.Trained("Hana"));
        var weak = await world.SignedIn("Hana", strong: false);
        await weak.Visit(link);
        await weak.Press("Animer ce groupe", ("Le prénom que vous porterez dans ce groupe", "Hana"));
        Assert.Contains("second", weak.Path, StringComparison.Ordinal);
        Assert.Equal(1, await world.Stored(db => db.Memberships.CountAsync()));

        await hana.Visit(link);
        await world.Stored(db => db.Credentials.ExecuteUpdateAsync(u => u.SetProperty(c => c.UntilOn, new DateOnly(2026, 10, 5))));
        var path = new Uri(hana.Address, link).PathAndQuery;
        var answer = await hana.Send(hana.Request("Animer ce groupe", ("Le prénom que vous porterez dans ce groupe", "Hana")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(1, await world.Stored(db => db.Memberships.CountAsync()));

        world.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Hana")).Visit(path)).Status);
    }

    [Fact]
    public async Task An_address_to_lead_does_not_open_the_page_for_members_nor_the_other_way_round()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Forming(Card, null, ("Noor", "Nour")));
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/lead");
        var lead = await Link(noor);
        await noor.Visit($"/groups/{group.Id}/invite");
        var invite = await Link(noor);

        var hana = await world.SignedIn("Hana");
        Assert.Equal(HttpStatusCode.NotFound, (await hana.Visit(lead.Replace("/lead/", "/invitations/", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await hana.Visit(invite.Replace("/invitations/", "/lead/", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.OK, (await hana.Visit(invite)).Status);
        Assert.Equal(HttpStatusCode.OK, (await hana.Visit(lead)).Status);
    }

    [Fact]
    public async Task Somebody_who_was_asked_to_go_and_erased_what_they_said_may_be_asked_back_to_lead_and_chooses_a_name()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored((_, stage) => stage.Trained("Ana"));
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/people/{await world.MembershipOf("Ana", group)}/remove");
        await noor.Press("Mettre fin à cette place");
        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/leave");
        await ana.Press("Effacer");
        await world.Work();
        await noor.Visit($"/groups/{group.Id}/lead");

        await ana.Visit(await Link(noor));
        await ana.Press("Animer ce groupe", ("Le prénom que vous porterez dans ce groupe", "Anouk"), ("J’ai lu la charte et je suis d’accord", "yes"));

        ana.Sees("Ici, votre prénom est Anouk.");
        Assert.Equal(HttpStatusCode.OK, (await noor.Visit($"/groups/{group.Id}")).Status);
        noor.Sees("Anouk");
    }

    static async Task<string> Link(Visitor visitor)
    {
        await visitor.Press("Créer une adresse");
        return new Uri(visitor.Page.QuerySelector("main code")!.Text()).PathAndQuery;
    }
}
