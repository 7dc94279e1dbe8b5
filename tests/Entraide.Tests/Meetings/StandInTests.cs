using System.Net;
using System.Text.Json;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Scenes;
using Entraide.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

public class StandInTests
{
    /// <summary>Two groups of one chapter: Noor holds the first, Samira the second; Claire looks after the chapter.</summary>
    static async Task<Meeting> Chapter(World world) => await world.Stored(async (db, stage) =>
    {
        var lyon = await stage.Chapter("Lyon", "Lyon");
        var rhythm = Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, DateOnly.FromDateTime(db.Now));
        var card = new GroupCard { Name = "Cercle secret", WhatFor = "Parler de ce qui pèse", ForWhom = "Les proches", Formats = Formats.Room | Formats.Phone, City = "Lyon", Venue = "Maison bleue", Access = "Sonner deux fois" };
        var group = await stage.Group(card, lyon.Id, rhythm, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul"));
        await stage.Member(group, "Ana", "Ana");
        await stage.Group(card with { Name = "Autre cercle" }, lyon.Id, null, "Ce qui est dit ici reste ici.", ("Samira", "Samira"));
        await stage.Officer("Claire", OfficeKind.Coordinator, lyon.Id);
        return await db.Meetings.AsNoTracking().Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).FirstAsync();
    });

    [Fact]
    public async Task A_facilitator_is_out_a_coordinator_asks_the_chapter_and_somebody_of_another_group_holds_that_one_meeting_and_sees_nothing_else()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        var (noor, claire, samira) = (await world.SignedIn("Noor"), await world.SignedIn("Claire"), await world.SignedIn("Samira"));
        await noor.Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Je ne peux pas l’animer");
        await noor.Press("Chercher quelqu’un", ("Quelque chose à savoir en plus", "La clé est chez la gardienne"));
        noor.Sees("On cherche quelqu’un pour animer cette rencontre.");
        await samira.Visit("/stand-ins");
        samira.Sees("Aucune rencontre ne cherche quelqu’un en ce moment.");

        await claire.Visit("/stand-ins");
        claire.Sees("Cercle secret");
        await claire.Visit($"/meetings/{meeting.Id}/stand-in/ask");
        await claire.Press("Leur demander");

        await world.Work();
        Assert.Equal(1, await world.Stored(db => db.Notices.CountAsync(n => n.MeetingId == meeting.Id && db.Memberships.Any(m => m.Id == n.MembershipId && m.GroupId != meeting.GroupId))));
        await samira.Visit("/stand-ins");
        samira.Sees("jeudi 8 octobre, 18 h 30");
        samira.DoesNotSee("Cercle secret");
        await samira.Visit($"/meetings/{meeting.Id}/stand-in");
        samira.DoesNotSee("Maison bleue");
        await samira.Press("J’anime cette rencontre", (Named, "Sam"));

        Assert.Equal($"/meetings/{meeting.Id}/handover", samira.Path);
        foreach (var known in new[] { "Parler de ce qui pèse", "Maison bleue, Lyon", "Sonner deux fois", "La clé est chez la gardienne", "Ce qui est dit ici reste ici.", "Noor — Animateur·rice" }) samira.Sees(known);
        foreach (var page in new[] { $"/groups/{meeting.GroupId}", $"/groups/{meeting.GroupId}/dates", $"/groups/{meeting.GroupId}/schedule", $"/meetings/{meeting.Id}/limit" })
        {
            await samira.Visit(page);
            Assert.Equal(HttpStatusCode.NotFound, samira.Status);
        }
        var next = await world.Stored(db => db.Meetings.Where(m => m.GroupId == meeting.GroupId && m.Id != meeting.Id).Select(m => m.Id).FirstAsync());
        await samira.Visit($"/meetings/{next}");
        Assert.Equal(HttpStatusCode.NotFound, samira.Status);
        await noor.Visit($"/meetings/{meeting.Id}");
        noor.Sees("Animée par Sam");
        noor.DoesNotSee("On cherche quelqu’un");
        string[] noted = await world.Stored(db => db.Happenings.Where(h => h.Kind.StartsWith("StandIn")).OrderBy(h => h.Kind).Select(h => h.Kind).ToArrayAsync());
        Assert.Equal([nameof(StandInCalled), nameof(StandInCalledInChapter), nameof(StandInFound)], noted);

        world.Clock.Advance(TimeSpan.FromDays(6));
        samira = await world.SignedIn("Samira");
        await samira.Visit($"/meetings/{meeting.Id}/handover");
        Assert.Equal(HttpStatusCode.NotFound, samira.Status);
    }

    [Fact]
    public async Task Whoever_stands_in_is_told_when_the_meeting_moves_or_is_cancelled_and_holds_it_at_another_hour_only_once_they_say_so()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await SamiraStandsIn(world, meeting);
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{meeting.GroupId}/dates/2026-10-08/move");
        await noor.Press("Déplacer", ("Nouveau jour", "2026-10-09"));
        await world.Work();

        await noor.Visit($"/meetings/{meeting.Id}");
        noor.DoesNotSee("Animée par Sam");
        var samira = await (await world.SignedIn("Samira")).Visit("/notices");
        samira.Sees("La rencontre du jeudi 8 octobre est déplacée. Elle aura lieu le vendredi 9 octobre, 18 h 30.");
        await samira.Follow("Voir la rencontre");
        Assert.Equal($"/meetings/{meeting.Id}", samira.Path);
        await samira.Follow("Dire comment je viens");
        await samira.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"));
        (await noor.Visit($"/meetings/{meeting.Id}")).Sees("Animée par Sam");

        world.Clock.SetUtcNow(new DateTime(2026, 10, 8, 16, 30, 0, DateTimeKind.Utc));
        await world.Work();
        (await (samira = await world.SignedIn("Samira")).Visit("/notices")).Sees("La rencontre a lieu le vendredi 9 octobre, 18 h 30.");
        await (await (await world.SignedIn("Noor")).Visit($"/groups/{meeting.GroupId}/dates/2026-10-08/cancel")).Press("Annuler cette date");
        await world.Work();
        (await samira.Visit("/notices")).Sees("La rencontre du vendredi 9 octobre, 18 h 30 n’a pas lieu.");
    }

    [Fact]
    public async Task A_call_to_the_chapter_waits_at_every_place_of_whoever_leads_two_groups_and_comes_as_one_letter()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await world.Stored(async (db, stage) => await stage.Group(new GroupCard { Name = "Troisième cercle" }, await db.Chapters.Select(c => c.Id).SingleAsync(), null, "Charte", ("Samira", "Sam")));
        await Notifications.ReminderTests.GivesMail(world, "Samira");
        await (await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/out")).Press("Chercher quelqu’un");
        await (await (await world.SignedIn("Claire")).Visit($"/meetings/{meeting.Id}/stand-in/ask")).Press("Leur demander");
        await world.Work();
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.Work();

        Assert.Equal(2, await world.Stored(db => db.Notices.CountAsync(n => n.MeetingId == meeting.Id && db.Memberships.Any(m => m.Id == n.MembershipId && m.GroupId != meeting.GroupId))));
        Assert.Single(world.Mail, m => m.To.ToString() == "samira@example.org" && m.Subject == "Quelque chose vous attend");
    }

    static async Task SamiraStandsIn(World world, Meeting meeting)
    {
        await (await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/out")).Press("Chercher quelqu’un");
        await world.Stored(async db => await db.Meetings.Where(m => m.Id == meeting.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.StandInForChapter, true)));
        await (await (await world.SignedIn("Samira")).Visit($"/meetings/{meeting.Id}/stand-in")).Press("J’anime cette rencontre", ("Le prénom que vous porterez dans ce groupe", "Sam"));
    }

    [Fact]
    public async Task Whoever_cannot_hold_a_meeting_reads_that_it_was_heard_and_is_offered_only_the_way_back()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Je ne peux pas l’animer");

        await noor.Press("Chercher quelqu’un");

        Assert.Equal($"/meetings/{meeting.Id}", noor.Path);
        noor.Sees("Vous avez dit que vous ne pouvez pas l’animer. On cherche quelqu’un pour animer cette rencontre.");
        foreach (var offer in new[] { "Je ne peux pas l’animer", "Je peux l’animer", "Changer ma réponse" })
            Assert.DoesNotContain(noor.Page.QuerySelectorAll("main a"), a => a.TextContent.Trim() == offer);
        var paul = await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}");
        paul.DoesNotSee("Vous avez dit");
        await paul.Follow("Je peux l’animer");
        await noor.Follow("Je peux l’animer, finalement");
        await noor.Press("J’anime cette rencontre");
        await noor.Visit($"/meetings/{meeting.Id}");
        noor.Sees("Animée par Noor");
        noor.DoesNotSee("On cherche quelqu’un");
        await noor.Follow("Je ne peux pas l’animer");
    }

    [Fact]
    public async Task Those_who_lead_and_were_silent_are_asked_first_and_a_day_of_silence_later_somebody_is_looked_for_once()
    {
        await using var world = await World.Begin(new DateTime(2026, 10, 4, 7, 0, 0, DateTimeKind.Utc));
        var meeting = await Chapter(world);
        await Before(world, meeting, 73);
        Assert.Equal((0, 0), await Calls(world));

        await Before(world, meeting, 71);
        await Before(world, meeting, 70);
        Assert.Equal((1, 0), await Calls(world));
        await world.Work();
        var noor = await world.SignedIn("Noor");
        await noor.Visit("/notices");
        noor.Sees("Personne n’a encore dit vouloir animer la rencontre du jeudi 8 octobre, 18 h 30.");
        var ana = await world.SignedIn("Ana");
        await ana.Visit("/notices");
        ana.DoesNotSee("Personne n’a encore dit");

        await Before(world, meeting, 47);
        await Before(world, meeting, 46);
        Assert.Equal((1, 1), await Calls(world));

        var paul = await world.SignedIn("Paul");
        await paul.Visit($"/meetings/{meeting.Id}");
        await paul.Follow("Je peux l’animer");
        await paul.Press("J’anime cette rencontre");
        await paul.Visit($"/meetings/{meeting.Id}");
        paul.Sees("Animée par Paul");
        paul.DoesNotSee("On cherche quelqu’un");
    }

    [Fact]
    public async Task Somebody_who_always_comes_without_a_word_is_asked_and_not_replaced()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await world.Stored(async (db, stage) => await stage.Held(await db.Groups.SingleAsync(g => g.Id == meeting.GroupId), "Noor", "Ana"));
        var next = await world.Stored(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.State == MeetingState.Planned).OrderBy(m => m.StartsAt).FirstAsync());
        foreach (var hours in new[] { 71, 47, 20, 3 }) await Before(world, next, hours);

        Assert.Equal((1, 0), await Calls(world));
    }

    [Fact]
    public async Task When_every_one_of_those_who_lead_said_no_nobody_is_asked_again()
    {
        await using var world = await World.Begin(new DateTime(2026, 10, 4, 7, 0, 0, DateTimeKind.Utc));
        var meeting = await Chapter(world);
        await world.Stored(async (db, stage) =>
        {
            await stage.Seats(await db.Groups.SingleAsync(g => g.Id == meeting.GroupId), ("Noor", Coming.No, Formats.Room), ("Paul", Coming.No, Formats.Room));
            return 0;
        });
        await Before(world, meeting, 71);
        Assert.Equal((0, 0), await Calls(world));
        await Before(world, meeting, 47);
        Assert.Equal((0, 1), await Calls(world));
    }

    [Fact]
    public async Task What_a_stand_in_was_to_the_group_ends_two_months_later_at_both_ends()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await SamiraStandsIn(world, meeting);
        async Task<(int Rows, int Links)> Of() => await world.Stored(async (db, stage) =>
            (await db.Memberships.CountAsync(m => m.State == MembershipState.StandIn), world.Services.CreateScope().ServiceProvider.GetRequiredService<Links>().Of(await stage.Person("Samira")).Count));
        Assert.Equal((1, 2), await Of());

        world.Clock.SetUtcNow(new DateTimeOffset(meeting.EndsAt.AddDays(59), TimeSpan.Zero));
        await world.Work();
        Assert.Equal((1, 2), await Of());
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Work();
        Assert.Equal((0, 1), await Of());
    }

    [Fact]
    public async Task Somebody_who_was_of_the_group_stands_in_under_the_name_it_knows_and_keeps_afterwards_what_they_had_kept()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        var samira = await world.SignedIn("Samira");
        var group = await world.Stored(async (db, stage) =>
        {
            var group = await db.Groups.SingleAsync(g => g.Id == meeting.GroupId);
            await stage.Member(group, "Samira", "Sami");
            return group;
        });
        await samira.Visit($"/groups/{group.Id}/leave");
        await samira.Press("Quitter le groupe", ("Ce que vous avez écrit dans le groupe", "Cela reste, sous le prénom que je porte ici Vous pourrez encore l’effacer plus tard, depuis « Mes groupes »."));
        var place = await world.MembershipOf("Samira", group);
        var before = await world.Stored(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == place));
        await Called(world, meeting);

        await samira.Visit($"/meetings/{meeting.Id}/stand-in");
        samira.Sees("Ici, votre prénom est Sami.");
        await samira.Press("J’anime cette rencontre");
        Assert.Equal($"/meetings/{meeting.Id}/handover", samira.Path);
        world.Clock.SetUtcNow(new DateTimeOffset(meeting.EndsAt.AddDays(61), TimeSpan.Zero));
        await world.Work();

        var after = await world.Stored(db => db.Memberships.AsNoTracking().SingleAsync(m => m.Id == place));
        Assert.Equal((MembershipState.Left, before.KeyId), (after.State, after.KeyId));
        Assert.Equal(before.Alias, after.Alias);
        (await (await world.SignedIn("Samira")).Visit("/groups/left")).Sees("Effacer ce que j’ai dit dans Cercle secret");
    }

    [Fact]
    public async Task Somebody_who_was_of_the_group_and_stands_in_can_still_erase_what_they_had_kept_and_somebody_else_is_looked_for()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        var samira = await world.SignedIn("Samira");
        var group = await world.Stored(async (db, stage) =>
        {
            var group = await db.Groups.SingleAsync(g => g.Id == meeting.GroupId);
            (await stage.Member(group, "Samira", "Sami")).State = MembershipState.Left;
            await db.SaveChangesAsync();
            return group;
        });
        await Called(world, meeting);
        await (await samira.Visit($"/meetings/{meeting.Id}/stand-in")).Press("J’anime cette rencontre");
        Assert.Null(await world.Stored(db => db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.StandInCalledAt).SingleAsync()));

        await samira.Visit("/groups/left");
        await samira.Follow("Effacer ce que j’ai dit dans Cercle secret");
        samira.Sees("on cherche quelqu’un d’autre");
        var place = await world.MembershipOf("Samira", group);
        await samira.Press("Effacer");
        await world.Work();
        await Before(world, meeting, 34);

        Assert.False(await world.Stored(db => db.Memberships.AnyAsync(m => m.Id == place)));
        Assert.NotNull(await world.Stored(db => db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.StandInCalledAt).SingleAsync()));
        samira = await world.SignedIn("Samira");
        (await samira.Visit("/groups/left")).DoesNotSee("Cercle secret");
        Assert.Equal(HttpStatusCode.NotFound, (await samira.Visit($"/meetings/{meeting.Id}")).Status);
    }

    [Fact]
    public async Task Whoever_stands_in_reads_when_they_may_ask_to_join_and_meets_no_dead_page()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await world.Stored(async (db, stage) => { await stage.List(await db.Groups.SingleAsync(g => g.Id == meeting.GroupId)); return 0; });
        await Called(world, meeting);
        var samira = await (await world.SignedIn("Samira")).Visit($"/meetings/{meeting.Id}/stand-in");
        await samira.Press("J’anime cette rencontre", (Named, "Sam"));

        await samira.Visit($"/groups/{meeting.GroupId}/join");

        samira.Sees("Vous assurez un remplacement dans ce groupe.");
        Assert.DoesNotContain(samira.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.EndsWith("/leave", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_whoever_stands_in_can_be_seen_and_one_borne_elsewhere_is_kept_only_when_confirmed()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await Called(world, meeting);
        var samira = await (await world.SignedIn("Samira")).Visit($"/meetings/{meeting.Id}/stand-in");

        await samira.Press("J’anime cette rencontre", (Named, "\u202E\u200B"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, samira.Status);
        samira.Sees("Choisissez le prénom");
        await samira.Press("J’anime cette rencontre", (Named, "samira"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, samira.Status);
        samira.Sees("qui est dans les deux pourrait vous reconnaître");
        Assert.Empty(await world.Stored(db => db.StandIns.ToListAsync()));

        await samira.Press("J’anime cette rencontre", ("Je garde ce prénom, en sachant qu’on pourra me reconnaître", "yes"));
        Assert.Equal($"/meetings/{meeting.Id}/handover", samira.Path);
    }

    const string Named = "Le prénom que vous porterez dans ce groupe";

    /// <summary>Noor is out, and a coordinator asked the whole chapter.</summary>
    static async Task Called(World world, Meeting meeting)
    {
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/out");
        await noor.Press("Chercher quelqu’un");
        await world.Stored(db => db.Meetings.Where(m => m.Id == meeting.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.StandInForChapter, true)));
    }

    static async Task Before(World world, Meeting meeting, int hours)
    {
        world.Clock.SetUtcNow(new DateTimeOffset(meeting.StartsAt.AddHours(-hours), TimeSpan.Zero));
        await world.Work();
    }

    static async Task<(int Asked, int Called)> Calls(World world) => await world.Stored(async db =>
        (await db.Happenings.CountAsync(h => h.Kind == nameof(HoldersAsked)), await db.Happenings.CountAsync(h => h.Kind == nameof(StandInCalled))));

    [Fact]
    public async Task A_call_is_a_missing_page_to_members_to_facilitators_of_elsewhere_and_to_coordinators_of_elsewhere_and_training_must_be_in_force()
    {
        await using var world = await World.Begin();
        var meeting = await Chapter(world);
        await world.Stored(async (db, stage) =>
        {
            var lille = await stage.Chapter("Lille", "Lille");
            await stage.Group(new GroupCard { Name = "Loin" }, lille.Id, null, "Charte", ("Luc", "Luc"));
            return await stage.Officer("Odile", OfficeKind.Coordinator, lille.Id);
        });
        await Called(world, meeting);
        foreach (var name in new[] { "Ana", "Luc", "Odile", "Zoé" })
        {
            var person = await world.SignedIn(name);
            foreach (var page in new[] { "stand-in", "stand-in/ask", "handover", "out", "call-sheet" })
            {
                await person.Visit($"/meetings/{meeting.Id}/{page}");
                Assert.Equal(HttpStatusCode.NotFound, person.Status);
            }
        }

        var samira = await world.SignedIn("Samira");
        await samira.Visit($"/meetings/{meeting.Id}/stand-in");
        await world.Stored(async db => await db.Credentials.ExecuteUpdateAsync(u => u.SetProperty(c => c.UntilOn, new DateOnly(2026, 10, 1))));
        await samira.Press("J’anime cette rencontre", (Named, "Sam"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, samira.Status);
        samira.Sees("Votre habilitation n’est pas valable aujourd’hui");
        Assert.Empty(await world.Stored(db => db.StandIns.ToListAsync()));
    }

    [Fact]
    public async Task The_call_sheet_lists_who_comes_by_telephone_and_nobody_else()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno");
        await world.Stored(async (_, stage) => { await stage.Seats(group, ("Ana", Coming.Yes, Formats.Phone), ("Bruno", Coming.Yes, Formats.Room)); return 0; });
        var meeting = await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).FirstAsync());
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Feuille d’appel");
        noor.Sees("Ana");
        noor.DoesNotSee("Bruno");
    }

    [Fact]
    public async Task The_handover_says_what_the_last_debrief_asked_to_change()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        await world.Stored(async (_, stage) => { await stage.HasMet(group, Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, new(2026, 9, 1)), 1); return 0; });
        await world.Change(async s =>
        {
            var (db, ring) = (s.GetRequiredService<AppDb>(), s.GetRequiredService<KeyRing>());
            var held = await db.Meetings.SingleAsync(m => m.State == MeetingState.Closed);
            var leader = await db.Memberships.FirstAsync(m => m.GroupId == group.Id);
            var debrief = new Debrief { MeetingId = held.Id, MembershipId = leader.Id };
            debrief.Shared = ring.Seal(group.KeyId, debrief.Place("Shared"), JsonSerializer.Serialize(new Looking("Le silence", "", "", "Commencer à l’heure")));
            db.Debriefs.Add(debrief);
        });
        var next = await world.Stored(db => db.Meetings.Where(m => m.State == MeetingState.Planned).OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        var noor = await world.SignedIn("Noor");

        await noor.Visit($"/meetings/{next}/handover");

        noor.Sees("Commencer à l’heure");
        noor.DoesNotSee("Le silence");
    }
}
