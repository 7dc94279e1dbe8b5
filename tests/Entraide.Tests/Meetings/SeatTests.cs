using System.Net;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Scenes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Meetings;

public class SeatTests
{
    static Task<Meeting> First(World world, Group group) =>
        world.Stored(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).FirstAsync());

    [Fact]
    public async Task A_member_says_they_come_by_telephone_to_listen_and_sees_it_with_the_number_and_changes_it_on_the_day()
    {
        await using var world = await World.Begin();
        var card = new GroupCard { Name = "Cercle du jeudi", Formats = Formats.Room | Formats.Phone, PhoneNumber = "+33 4 00 00 00 01", Venue = "Maison bleue", Access = "Sonner deux fois" };
        var group = await world.Stored(async (db, stage) =>
        {
            var made = await stage.Group(card, null, Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, DateOnly.FromDateTime(db.Now)), "Ce qui est dit ici reste ici.", ("Noor", "Noor"));
            await stage.Member(made, "Ana", "Ana");
            return made;
        });
        var meeting = await First(world, group);
        var ana = await world.SignedIn("Ana");

        await ana.Visit("/meetings");
        ana.Sees("jeudi 8 octobre, 18 h 30");
        ana.Sees("Vous n’avez pas encore dit si vous venez.");
        await ana.Visit($"/meetings/{meeting.Id}");
        foreach (var place in new[] { "+33 4 00 00 00 01", "Sonner deux fois" }) ana.Sees(place);
        await ana.Follow("Dire comment je viens");
        await ana.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens par téléphone"), ("Pour parler ou pour écouter", "Je viens pour écouter La parole ne vous est proposée que si vous la demandez."));

        Assert.Equal($"/meetings/{meeting.Id}", ana.Path);
        ana.Sees("Vous venez par téléphone, pour écouter.");
        ana.Sees("+33 4 00 00 00 01");
        ana.DoesNotSee("Sonner deux fois");

        world.Clock.SetUtcNow(new DateTimeOffset(meeting.StartsAt.AddMinutes(-10), TimeSpan.Zero));
        ana = await world.SignedIn("Ana");
        await ana.Visit($"/meetings/{meeting.Id}/seat");
        await ana.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"));
        ana.Sees("Sonner deux fois");
        ana.DoesNotSee("+33 4 00 00 00 01");
    }

    [Fact]
    public async Task Needs_are_counted_for_the_facilitator_without_a_name_and_lie_sealed_in_the_database()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno");
        var meeting = await First(world, group);
        foreach (var (name, words, mayBeRead) in new[] { ("Ana", "une chaise haute", "yes"), ("Bruno", "rien de grave", "no") })
        {
            var person = await world.SignedIn(name);
            await person.Visit($"/meetings/{meeting.Id}/seat");
            await person.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"), ("une entrée sans marches", "yes"), ("Autre chose, avec mes mots", words), ("La personne qui anime la rencontre peut lire ces mots, sans mon nom", mayBeRead));
        }

        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/meetings/{meeting.Id}");
        noor.Sees("une entrée sans marches × 2");
        noor.Sees("« une chaise haute »");
        noor.DoesNotSee("rien de grave");
        noor.DoesNotSee("Ana");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/meetings/{meeting.Id}");
        ana.DoesNotSee("une entrée sans marches");
        var seats = await world.Stored(db => db.Seats.AsNoTracking().ToListAsync());
        Assert.Equal(2, seats.Count);
        Assert.All(seats, s => Assert.DoesNotContain("StepFree", System.Text.Encoding.Latin1.GetString(s.Needs!), StringComparison.Ordinal));
        Assert.Single(seats.Select(s => s.Needs!.Length).Distinct());
    }

    [Fact]
    public async Task A_full_date_keeps_a_waiting_list_and_a_freed_seat_is_held_for_the_next_person_for_a_while_only()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé", "Denis");
        var meeting = await First(world, group);
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Limiter le nombre de sièges");
        await noor.Press("Enregistrer", ("Au plus combien de personnes", "2"));
        async Task<Visitor> Comes(string name)
        {
            var person = await world.SignedIn(name);
            await person.Visit($"/meetings/{meeting.Id}/seat");
            return await person.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"));
        }
        var ana = await Comes("Ana");
        await Comes("Bruno");
        var chloe = await Comes("Chloé");
        chloe.Sees("Cette date est complète. Vous êtes sur sa liste d’attente.");
        var denis = await Comes("Denis");

        await ana.Visit($"/meetings/{meeting.Id}/seat");
        await ana.Press("Enregistrer ma réponse", ("Comment je viens", "Je ne viens pas Vous ne devez aucune explication. Vous pouvez changer d’avis, même le jour même."));
        await chloe.Visit($"/meetings/{meeting.Id}");
        chloe.Sees("Un siège est gardé pour vous jusqu’au mercredi 7 octobre, 10 h");
        chloe.DoesNotSee("Changer ma réponse");
        chloe.Sees("Prendre ce siège");
        await denis.Visit($"/meetings/{meeting.Id}");
        denis.Sees("liste d’attente");
        Assert.Equal(1, await world.Stored(db => db.Happenings.CountAsync(h => h.Kind == nameof(SeatOffered))));

        world.Clock.Advance(TimeSpan.FromHours(26));
        await world.Work();
        denis = await world.SignedIn("Denis");
        await denis.Visit($"/meetings/{meeting.Id}");
        denis.Sees("Un siège est gardé pour vous");
        await denis.Follow("Prendre ce siège");
        await denis.Press("Enregistrer ma réponse");
        denis.Sees("Vous venez dans la salle.");
        chloe = await world.SignedIn("Chloé");
        await chloe.Visit($"/meetings/{meeting.Id}");
        chloe.Sees("Le siège gardé pour vous est passé à la personne suivante.");
    }

    [Fact]
    public async Task The_last_seat_is_never_given_twice_however_many_press_at_once()
    {
        await using var world = await World.Begin();
        string[] names = ["Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou"];
        var group = await world.ThursdayCircle(names);
        var meeting = await First(world, group);
        await world.Stored(async db => await db.Meetings.Where(m => m.Id == meeting.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.Limit, 2)));
        var people = new List<Visitor>();
        foreach (var name in names)
        {
            var person = await world.SignedIn(name);
            people.Add(await person.Visit($"/meetings/{meeting.Id}/seat"));
        }

        await Task.WhenAll(people.Select(p => p.Send(p.Request("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle")))));

        var seats = await world.Stored(db => db.Seats.AsNoTracking().Where(s => s.MeetingId == meeting.Id).ToListAsync());
        Assert.InRange(seats.Count(s => s.Coming == Coming.Yes), 1, 2);
        foreach (var person in people)
        {
            await person.Visit($"/meetings/{meeting.Id}/seat");
            await person.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"));
        }
        seats = await world.Stored(db => db.Seats.AsNoTracking().Where(s => s.MeetingId == meeting.Id).ToListAsync());
        Assert.Equal((2, 4), (seats.Count(s => s.Coming == Coming.Yes), seats.Count(s => s.Coming == Coming.Waiting)));
        Assert.Equal([1, 2, 3, 4], seats.Where(s => s.Coming == Coming.Waiting).Select(s => s.WaitingTurn).Order());
    }

    [Fact]
    public async Task Whoever_comes_to_a_room_nobody_named_is_told_that_the_facilitators_say_where()
    {
        await using var world = await World.Begin();
        var group = await world.Stored(async (db, stage) =>
        {
            var made = await stage.Group(new() { Name = "Cercle", Formats = Formats.Room }, null, Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, DateOnly.FromDateTime(db.Now)), "Charte", ("Noor", "Noor"));
            await stage.Member(made, "Ana", "Ana");
            return made;
        });
        await world.Stored(async (_, stage) => { await stage.Seats(group, ("Ana", Coming.Yes, Formats.Room)); return 0; });

        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{(await First(world, group)).Id}");

        ana.Sees("Où Les animateur·rices vous le disent.");
    }

    [Fact]
    public async Task A_circle_where_most_people_come_without_a_word_is_forecast_from_its_own_past()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou", "Gil", "Hana");
        var meeting = await First(world, group);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}");
        ana.Sees("Probablement 4 personnes");

        for (var times = 0; times < 4; times++)
            await world.Stored((_, stage) => stage.Held(group, "Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou", "Gil", "Hana"));

        await ana.Visit($"/meetings/{(await world.NextMeeting(group)).Id}");
        ana.Sees("Probablement 8 personnes (entre 6 et 9)");
    }

    [Fact]
    public async Task A_meeting_nobody_closed_says_nothing_of_who_comes()
    {
        await using var world = await World.Begin(new DateTime(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc));
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé", "Denis", "Elif", "Fatou", "Gil", "Hana");
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{(await First(world, group)).Id}/open");
        await noor.Press("Ouvrir maintenant");
        world.Clock.Advance(TimeSpan.FromHours(7));
        await world.Work();

        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{(await world.NextMeeting(group)).Id}");

        ana.Sees("Probablement 4 personnes");
    }

    [Fact]
    public async Task A_way_the_group_does_not_offer_is_refused()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var meeting = await First(world, group);
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/meetings/{meeting.Id}/seat");

        await ana.Press("Enregistrer ma réponse");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        ana.Sees("Dites comment vous venez, ou que vous ne venez pas.");
        Assert.Empty(await world.Stored(db => db.Seats.ToListAsync()));
    }

    [Fact]
    public async Task A_meeting_is_a_missing_page_to_whoever_does_not_belong_and_its_limit_to_whoever_does_not_lead()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var meeting = await First(world, group);
        var (stranger, ana) = (await world.SignedIn("Zoé"), await world.SignedIn("Ana"));
        foreach (var page in new[] { "", "/seat", "/limit" })
        {
            await stranger.Visit($"/meetings/{meeting.Id}{page}");
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        await ana.Visit($"/meetings/{meeting.Id}/limit");
        Assert.Equal(HttpStatusCode.NotFound, ana.Status);
        await stranger.Visit("/meetings");
        stranger.Sees("Aucun de vos groupes n’a fixé de date.");
    }

    [Fact]
    public async Task Two_forms_sent_at_the_same_moment_make_one_seat_and_the_second_is_told_in_a_sentence()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var meeting = await First(world, group);
        var screens = new List<Visitor>();
        for (var n = 0; n < 8; n++) screens.Add(await (await world.SignedIn("Ana", follows: false)).Visit($"/meetings/{meeting.Id}/seat"));

        var answers = await Task.WhenAll(screens.Select(s => Task.Run(() => s.Send(s.Request("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"))))));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, a.StatusCode.ToString()));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        foreach (var told in answers.Where(a => a.StatusCode == HttpStatusCode.UnprocessableEntity))
            Assert.Contains("au même moment", await told.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await world.Stored(db => db.Seats.CountAsync(s => s.MeetingId == meeting.Id)));
    }
}
