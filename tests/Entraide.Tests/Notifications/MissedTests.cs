using System.Net;
using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Notifications;

/// <summary>The circle meets on Thursdays, 8 and 15 October at 18:30 in Paris; the world begins on Tuesday the 6th.</summary>
public class MissedTests
{
    static readonly DateTime FirstMorningAfter = new(2026, 10, 9, 7, 0, 0, DateTimeKind.Utc), SecondMorningAfter = new(2026, 10, 16, 7, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task After_two_absences_without_a_word_a_message_is_drafted_and_a_human_of_the_group_sends_it()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès");
        Assert.Empty(world.Mail);

        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");
        await noor.Follow("Une personne a manqué au groupe aux deux dernières rencontres");
        await noor.Follow("Écrire à Inès");
        Assert.StartsWith("Bonjour Inès,", noor.Typed("Votre message"), StringComparison.Ordinal);
        Assert.EndsWith("Noor", noor.Typed("Votre message").TrimEnd(), StringComparison.Ordinal);
        await noor.Press("Envoyer ce message", ("Votre message", "Bonjour Inès, la porte reste ouverte. Noor"));
        noor.Sees("Votre message attend Inès.");
        noor.Sees("Personne pour le moment.");

        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.Work();
        var letter = Assert.Single(world.Mail, m => m.Subject == "Un message vous attend");
        Assert.DoesNotContain("porte reste ouverte", letter.TextBody, StringComparison.Ordinal);
        var ines = await (await world.SignedIn("Inès")).Visit("/notices");
        ines.Sees("Noor vous a écrit :");
        ines.Sees("Bonjour Inès, la porte reste ouverte. Noor");
        Assert.DoesNotContain("ouverte", System.Text.Encoding.UTF8.GetString((await world.Stored(db => db.Notices.SingleAsync(n => n.Words != null))).Words!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_goes_with_the_words_of_whoever_wrote_it()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/missed");
        await noor.Follow("Écrire à Inès");
        await noor.Press("Envoyer ce message", ("Votre message", "Bonjour Inès, la porte reste ouverte. Noor"));
        (await (await world.SignedIn("Inès")).Visit("/notices")).Sees("la porte reste ouverte");

        await noor.Visit($"/groups/{group.Id}/leave");
        await noor.Press("Quitter le groupe", ("Ce que vous avez écrit dans le groupe", "Cela est effacé La clé est détruite : plus personne ne peut le lire, nous non plus."));
        await world.Work();

        (await (await world.SignedIn("Inès")).Visit("/notices")).DoesNotSee("la porte reste ouverte");
        Assert.False(await world.Stored(db => db.Notices.AnyAsync(n => n.Words != null)));
    }

    [Fact]
    public async Task Whoever_said_they_would_not_come_was_away_once_or_never_came_is_not_missed()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await world.Stored(async (db, stage) => { await stage.Member(group, "Zoé", "Zoé"); return 0; });
        await Hold(world, group, FirstMorningAfter, ["Noor", "Paul", "Omar", "Lou"]);
        await world.Stored(async (db, stage) => { await stage.Seats(group, ("Inès", Coming.No, Formats.Room)); return 0; });
        await Hold(world, group, SecondMorningAfter, ["Noor", "Paul", "Lou"]);

        Assert.Empty(await world.Stored(db => db.MissedDrafts.ToListAsync()));
    }

    [Fact]
    public async Task A_long_message_has_a_page_of_its_own_where_its_reader_alone_reads_it_whole()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/missed");
        await noor.Follow("Écrire à Inès");
        await noor.Press("Envoyer ce message", ("Votre message", string.Join(' ', Enumerable.Repeat("La porte reste ouverte.", 12)) + " À jeudi."));
        var ines = await (await world.SignedIn("Inès")).Visit("/notices");
        ines.Sees("La porte reste ouverte.");
        ines.DoesNotSee("À jeudi.");

        await ines.Follow("Lire tout le message");

        ines.Sees("La porte reste ouverte. À jeudi.");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit(ines.Path)).Status);
    }

    [Fact]
    public async Task Whoever_came_again_and_then_stayed_away_twice_is_missed_anew()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès");
        await Hold(world, group, SecondMorningAfter.AddDays(7), ["Noor", "Paul", "Inès", "Omar", "Lou"]);
        for (var week = 2; week <= 3; week++) await Hold(world, group, SecondMorningAfter.AddDays(7 * week), ["Noor", "Paul", "Omar", "Lou"]);

        Assert.Equal(2, await world.Stored(db => db.MissedDrafts.CountAsync()));
        (await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/missed")).Sees("Écrire à Inès");
    }

    [Fact]
    public async Task A_meeting_nobody_closed_counts_nobody_as_absent()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await Hold(world, group, FirstMorningAfter, ["Noor", "Paul", "Omar", "Lou"]);
        world.Clock.SetUtcNow(new DateTimeOffset(SecondMorningAfter.AddHours(-13), TimeSpan.Zero));
        var forgotten = await world.Stored((_, stage) => stage.Held(group, "Noor"));
        await world.Stored(db => { db.MeetingFacts.Add(new() { MeetingId = forgotten.Id, Turn = 1, Kind = FactKind.ClosedByItself, At = db.Now }); return db.SaveChangesAsync(); });
        world.Clock.SetUtcNow(new DateTimeOffset(SecondMorningAfter, TimeSpan.Zero));
        await world.Change(s => Entraide.Notifications.Missed.Look(s, default));

        Assert.Empty(await world.Stored(db => db.MissedDrafts.ToListAsync()));
    }

    [Fact]
    public async Task A_name_may_be_left_and_leaves_the_list_by_itself_when_the_person_says_they_come()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès", "Omar");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/missed");
        await noor.Follow("Écrire à Omar");
        await noor.Press("En rester là");
        noor.DoesNotSee("Omar");
        noor.Sees("Écrire à Inès");

        await world.Stored(async (db, stage) => { await stage.Seats(group, ("Inès", Coming.Yes, Formats.Room)); return 0; });
        await noor.Visit($"/groups/{group.Id}/missed");
        noor.Sees("Personne pour le moment.");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.Work();
        Assert.DoesNotContain(world.Mail, m => m.Subject == "Un message vous attend");
    }

    [Fact]
    public async Task Only_those_who_hold_the_group_or_welcome_see_who_was_missed()
    {
        await using var world = await World.Begin();
        var group = await Circle(world);
        await TwoMeetingsWithout(world, group, "Inès");
        var draft = await world.Stored(db => db.MissedDrafts.Select(d => d.Id).SingleAsync());
        foreach (var name in new[] { "Lou", "Inès", "Personne" })
        {
            var visitor = await world.SignedIn(name);
            foreach (var page in new[] { $"/groups/{group.Id}/missed", $"/groups/{group.Id}/missed/{draft}", $"/groups/{group.Id}/missed/{draft}/leave" })
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.Visit(page)).Status);
        }
        (await (await world.SignedIn("Lou")).Visit($"/groups/{group.Id}")).DoesNotSee("a manqué au groupe");
    }

    static async Task<Group> Circle(World world)
    {
        var group = await world.ThursdayCircle("Inès", "Omar", "Lou");
        await ReminderTests.GivesMail(world, "Inès");
        // Who came before is who can be missed.
        var rhythm = Entraide.Scenes.Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, new(2026, 9, 10));
        await world.Stored(async (db, stage) => { await stage.HasMet(group, rhythm, 2); return 0; });
        await world.Stored(db => db.Seats.ExecuteUpdateAsync(u => u.SetProperty(s => s.Came, true)));
        await world.Stored(async db => await db.Memberships.ExecuteUpdateAsync(u => u.SetProperty(m => m.JoinedOn, new DateOnly(2026, 9, 1))));
        return group;
    }

    static async Task TwoMeetingsWithout(World world, Group group, params string[] missing)
    {
        var came = new[] { "Noor", "Paul", "Inès", "Omar", "Lou" }.Except(missing).ToArray();
        await Hold(world, group, FirstMorningAfter, came);
        await Hold(world, group, SecondMorningAfter, came);
    }

    static async Task Hold(World world, Group group, DateTime morningAfter, string[] came)
    {
        world.Clock.SetUtcNow(new DateTimeOffset(morningAfter.AddHours(-13), TimeSpan.Zero));
        await world.Stored((_, stage) => stage.Held(group, came));
        world.Clock.SetUtcNow(new DateTimeOffset(morningAfter, TimeSpan.Zero));
        await world.Change(s => Entraide.Notifications.Missed.Look(s, default));
    }
}
