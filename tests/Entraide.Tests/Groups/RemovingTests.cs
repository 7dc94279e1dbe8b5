using System.Net;
using Entraide.Groups;
using Entraide.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Groups;

public class RemovingTests
{
    [Fact]
    public async Task Somebody_whose_place_was_ended_reads_so_sees_the_group_no_more_and_can_erase_what_they_said()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await world.MembershipOf("Ana", group);
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/people/{ana}");
        await noor.Follow("Mettre fin à cette place : Ana");
        await noor.Press("Mettre fin à cette place");

        Assert.Equal(MembershipState.Removed, await world.Stored(db => db.Memberships.Where(m => m.Id == ana).Select(m => m.State).SingleAsync()));
        var visitor = await world.SignedIn("Ana");
        await visitor.Visit("/groups");
        visitor.Sees("Votre place dans ce groupe a pris fin.");
        visitor.DoesNotSee("ne peut pas vous accueillir");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Visit($"/groups/{group.Id}")).Status);
        await visitor.Visit($"/groups/{group.Id}/join");
        visitor.Sees("les personnes qui l’animent en ont décidé ainsi");
        await visitor.Follow("Effacer ce que j’y ai dit");
        await visitor.Press("Effacer");
        visitor.Sees("Ce que vous y aviez dit est effacé.");
        visitor.Sees("Vous n’avez encore de place dans aucun groupe.");
        Assert.Empty((await world.Stored(db => db.Memberships.SingleAsync(m => m.Id == ana))).Owner);
        Assert.StartsWith("/groups/", (await visitor.Visit($"/groups/{group.Id}/join")).Path, StringComparison.Ordinal);
        visitor.Sees("les personnes qui l’animent en ont décidé ainsi");
        visitor.DoesNotSee("Effacer ce que j’y ai dit");
    }

    [Fact]
    public async Task Whoever_was_asked_to_go_and_erases_what_they_said_leaves_no_word_no_seat_no_notice_and_no_address_behind()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var meeting = await world.Stored((db, stage) => stage.Held(group, "Ana", "Noor", "Paul"));
        await world.Work();
        var visitor = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        await visitor.Follow("Écrire un mot signé");
        await visitor.Press("Le remettre aux personnes qui animent", ("Que souhaitez-vous dire de cette rencontre ?", "Merci pour le silence"));
        await visitor.Visit("/calendar");
        await visitor.Press("Créer une adresse", ("Quelles dates", "Celles de « Cercle du jeudi »"));
        var ana = await world.MembershipOf("Ana", group);
        await world.Change(s => { s.GetRequiredService<AppDb>().Notices.Add(new() { MembershipId = ana, Kind = NoticeKind.Admitted, Once = [1] }); return Task.CompletedTask; });
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}");
        noor.Sees("mot signé");
        await noor.Visit($"/groups/{group.Id}/people/{ana}/remove");
        await noor.Press("Mettre fin à cette place");

        await visitor.Visit($"/groups/{group.Id}/leave");
        await visitor.Press("Effacer");
        await world.Work();

        (await noor.Visit($"/meetings/{meeting.Id}")).DoesNotSee("mot signé");
        Assert.Equal((0, 0, 0, 0), await world.Stored(async db => (await db.SignedWords.CountAsync(), await db.Seats.CountAsync(x => x.MembershipId == ana),
            await db.Notices.CountAsync(n => n.MembershipId == ana), await db.CalendarAddresses.CountAsync())));
    }

    [Fact]
    public async Task Twenty_one_groups_are_two_pages()
    {
        await using var world = await World.Begin();
        await world.Stored(async (db, stage) =>
        {
            for (var n = 1; n <= 21; n++)
            {
                var group = await stage.Group(new GroupCard { Name = $"Groupe {n:00}", WhatFor = "Parler" }, null, null, "Charte");
                await stage.Member(group, "Ana", $"Ana {n}");
            }
            return 0;
        });
        var ana = await world.SignedIn("Ana");
        await ana.Visit("/groups");
        ana.Sees("Groupe 20");
        ana.DoesNotSee("Groupe 21");
        await ana.Visit("/groups?p=2");
        ana.Sees("Groupe 21");
        ana.DoesNotSee("Groupe 20");
        (await ana.Visit("/groups?p=9")).Sees("Groupe 21");
    }

    [Fact]
    public async Task Whoever_tries_name_after_name_in_a_group_has_to_wait()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        await world.Stored(async (db, stage) => { await stage.List(await db.Groups.SingleAsync(g => g.Id == group.Id)); return 0; });
        var hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        for (var n = 0; n < 10; n++)
        {
            await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Noor"), ("J’ai lu la charte et je suis d’accord", "yes"));
            hana.Sees("Une personne de ce groupe porte déjà ce prénom");
        }
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Paul"));
        Assert.Equal(HttpStatusCode.TooManyRequests, hana.Status);
        hana.DoesNotSee("porte déjà ce prénom");
        Assert.Equal("Paul", hana.Typed("Le prénom que vous porterez dans ce groupe"));

        world.Clock.Advance(TimeSpan.FromMinutes(61));
        hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        await hana.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Hana"), ("J’ai lu la charte et je suis d’accord", "yes"));
        hana.Sees("Le groupe a reçu votre demande.");
    }
}
