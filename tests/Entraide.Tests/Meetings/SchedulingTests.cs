using System.Net;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Words;
using Entraide.Scenes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Meetings;

public class SchedulingTests
{
    static readonly GroupCard Card = new() { Name = "Cercle du jeudi", WhatFor = "Parler", ForWhom = "Les proches", Stance = "redirect", City = "Lyon" };

    [Fact]
    public async Task The_last_thursday_from_october_to_june_is_looked_at_as_six_dates_and_kept()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Group(Card, null, null, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul")));
        await world.Stored(async db => await db.Groups.Where(g => g.Id == group.Id).ExecuteUpdateAsync(u => u.SetProperty(g => g.State, GroupState.Forming)));
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/schedule");

        await noor.Press("Montrer les prochaines dates", ("À quelle fréquence", "Chaque mois"), ("Quel jour", "jeudi"), ("Si c’est chaque mois : lesquels de ces jours", "dernier"),
            ("À quelle heure", "18:30"), ("Combien de minutes", "120"), ("Saison, de", "octobre"), ("Saison, jusqu’à", "juin"), ("Jours fériés", "France"), ("Pas de rencontre les jours fériés", "yes"));

        noor.Sees("Le dernier jeudi du mois, d’octobre à juin, 18 h 30, deux heures, sauf les jours fériés");
        foreach (var date in new[] { "jeudi 29 octobre 2026", "jeudi 26 novembre 2026", "jeudi 31 décembre 2026", "jeudi 28 janvier 2027", "jeudi 25 février 2027", "jeudi 25 mars 2027" }) noor.Sees(date);
        noor.DoesNotSee("29 avril 2027");
        Assert.Empty(await world.Stored(db => db.ScheduleRules.ToListAsync()));

        await noor.Press("Enregistrer ce rythme");

        Assert.Equal($"/groups/{group.Id}/dates", noor.Path);
        noor.Sees("jeudi 29 octobre, 18 h 30");
        noor.Sees("Paris : on recule les horloges");
        Assert.Equal(GroupState.Open, await world.Stored(db => db.Groups.Where(g => g.Id == group.Id).Select(g => g.State).SingleAsync()));
        Assert.Equal(3, await world.Stored(db => db.Meetings.CountAsync(m => m.GroupId == group.Id)));
        Assert.Equal(1, await world.Stored(db => db.Happenings.CountAsync(h => h.Kind == nameof(ScheduleChanged))));
    }

    [Fact]
    public async Task Clocks_that_change_between_two_pages_of_dates_are_told_on_the_second()
    {
        await using var world = await World.Begin(new DateTime(2027, 1, 5, 8, 0, 0, DateTimeKind.Utc));
        var group = await world.ThursdayCircle("Ana");
        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/dates");
        ana.Sees("jeudi 25 mars");
        ana.DoesNotSee("on avance les horloges");

        await ana.Follow("Page suivante");

        ana.Sees("Paris : on avance les horloges");
    }

    [Fact]
    public async Task Without_charter_and_second_facilitator_no_first_meeting_can_be_set_and_the_page_says_what_is_missing()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Forming(Card, null, ("Noor", "Noor")));
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/schedule");

        noor.Sees("Le groupe n’a pas encore de charte.");
        noor.Sees("Il manque une seconde personne pour animer");
        await noor.Press("Montrer les prochaines dates", ("À quelle fréquence", "Chaque semaine"), ("Quel jour", "mardi"));
        noor.Sees("Chaque mardi, 18 h 30, une heure et demie");
        Assert.DoesNotContain(noor.Page.QuerySelectorAll("button"), b => b.TextContent.Contains("Enregistrer", StringComparison.Ordinal));

        await world.Stored(async db => await db.Groups.Where(g => g.Id == group.Id).ExecuteUpdateAsync(u => u.SetProperty(g => g.Override, [1])));
        await noor.Visit(noor.Path);
        await noor.Press("Enregistrer ce rythme");
        Assert.Equal($"/groups/{group.Id}/dates", noor.Path);
    }

    [Fact]
    public async Task A_rhythm_without_a_day_is_refused_in_words_and_what_was_typed_stays()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Month&On=Tuesday&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2026-11-01");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Choisissez lesquels de ces jours dans le mois : premier, troisième, dernier…");
        Assert.Equal("19:15", noor.Typed("À quelle heure"));
    }

    [Fact]
    public async Task A_changed_rule_leaves_earlier_dates_and_cancels_those_that_fall_away()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Month&On=Tuesday&Which=1&Which=3&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2026-11-01");
        noor.Sees("Les premier et troisième mardis du mois, 19 h 15, 75 minutes");
        await noor.Press("Enregistrer ce rythme");

        var meetings = await world.Stored(db => db.Meetings.Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).ToListAsync());
        Assert.Equal(["2026-10-08", "2026-10-15", "2026-10-22", "2026-10-29", "2026-11-03", "2026-11-17", "2026-12-01", "2026-12-15"],
            meetings.Where(m => m.State == MeetingState.Planned).Select(m => m.OriginalOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(meetings, m => m.State == MeetingState.Cancelled);
    }

    [Fact]
    public async Task A_rhythm_that_changes_later_is_said_with_the_day_from_which_it_does()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Tuesday&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2027-01-12&FromMonth=10&ToMonth=6");
        await noor.Press("Enregistrer ce rythme");

        const string Said = "Chaque jeudi, 18 h 30, une heure et demie ; puis, à partir du mardi 12 janvier 2027 : chaque mardi, d’octobre à juin, 19 h 15, 75 minutes";
        noor.Sees(Said);
        var ana = await world.SignedIn("Ana");
        foreach (var page in new[] { "", "/dates", "/dates/sheet" })
        {
            await ana.Visit($"/groups/{group.Id}{page}");
            ana.Sees(Said);
        }
        await noor.Visit($"/groups/{group.Id}/schedule");
        noor.Sees("En ce moment : c" + Said[1..]);

        world.Clock.SetUtcNow(new DateTimeOffset(2027, 1, 12, 8, 0, 0, TimeSpan.Zero));
        ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/dates");
        ana.Sees("Chaque mardi, d’octobre à juin, 19 h 15, 75 minutes.");
        ana.DoesNotSee("Chaque jeudi");
    }

    [Fact]
    public async Task A_group_that_rests_in_summer_says_when_it_meets_again_and_people_say_whether_they_come()
    {
        await using var world = await World.Begin(new DateTime(2026, 7, 1, 7, 0, 0, DateTimeKind.Utc));
        var rhythm = Rhythms.Monthly(Ordinals.Last, Weekdays.Thursday, "18:30") with { Season = Rhythms.OctoberToJune, StartsOn = new(2026, 1, 1) };
        var group = await world.Stored((_, stage) => stage.Group(Card, null, rhythm, "Ce qui est dit ici reste ici.", ("Noor", "Noor")));
        await world.Stored((_, stage) => stage.Member(group, "Ana", "Ana"));

        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}");

        foreach (var date in new[] { "jeudi 29 octobre, 18 h 30", "jeudi 26 novembre, 18 h 30", "jeudi 31 décembre, 18 h 30" }) ana.Sees(date);
        await ana.Visit("/meetings");
        await ana.Follow("jeudi 29 octobre, 18 h 30");
        await ana.Follow("Dire comment je viens");
    }

    [Fact]
    public async Task A_fortnightly_group_that_changes_its_hour_keeps_its_weeks()
    {
        await using var world = await World.Begin();
        var rhythm = Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, new(2026, 10, 5)) with { Every = 2 };
        var group = await world.Stored((_, stage) => stage.Group(Card, null, rhythm, "Ce qui est dit ici reste ici.", ("Noor", "Noor")));
        world.Clock.Advance(TimeSpan.FromDays(7));
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule");

        await noor.Press("Montrer les prochaines dates", ("À quelle heure", "19:00"));
        noor.Sees("jeudi 22 octobre 2026, 19 h");
        noor.DoesNotSee("jeudi 15 octobre");
        await noor.Press("Enregistrer ce rythme");

        noor.Sees("jeudi 22 octobre, 19 h");
        noor.Sees("jeudi 5 novembre, 19 h");
        noor.DoesNotSee("jeudi 29 octobre");
    }

    [Fact]
    public async Task A_rhythm_is_not_changed_for_days_that_are_over()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Tuesday&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2026-08-01");

        await noor.Press("Enregistrer ce rythme");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Le premier jour est déjà passé.");
        Assert.Equal([new DateOnly(2026, 10, 6)], await world.Stored(db => db.ScheduleRules.Select(r => r.FromOn).ToListAsync()));
    }

    [Fact]
    public async Task A_group_that_meets_in_a_room_says_where_before_its_first_meeting_is_set()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Group(Card with { City = "" }, null, null, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul")));
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule");
        await noor.Press("Montrer les prochaines dates", ("À quelle fréquence", "Chaque semaine"), ("Quel jour", "mardi"));
        Assert.DoesNotContain(noor.Page.QuerySelectorAll("button"), b => b.TextContent.Contains("Enregistrer", StringComparison.Ordinal));

        await noor.Follow("Le groupe se réunit dans une salle, et il n’a pas dit où.");
        await noor.Press("Enregistrer", ("Ville", "Lyon"));

        await noor.Visit($"/groups/{group.Id}/schedule");
        noor.DoesNotSee("il n’a pas dit où");
        await noor.Press("Montrer les prochaines dates", ("À quelle fréquence", "Chaque semaine"), ("Quel jour", "mardi"));
        await noor.Press("Enregistrer ce rythme");
        Assert.Equal($"/groups/{group.Id}/dates", noor.Path);
    }

    [Fact]
    public async Task A_group_that_meets_by_telephone_need_not_say_where()
    {
        await using var world = await World.Begin();
        var group = await world.Stored((_, stage) => stage.Group(Card with { City = "", Formats = Formats.Phone }, null, null, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul")));

        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule");

        noor.DoesNotSee("Avant la première rencontre");
    }

    [Fact]
    public async Task One_date_is_moved_one_cancelled_one_added_and_members_see_it_at_once()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/dates");
        await noor.Visit($"/groups/{group.Id}/dates/2026-10-08/move");
        await noor.Press("Déplacer", ("Nouveau jour", "2026-10-09"), ("À quelle heure", "20:00"));
        await noor.Visit($"/groups/{group.Id}/dates/2026-10-15/cancel");
        await noor.Press("Annuler cette date");
        await noor.Follow("Ajouter une date");
        await noor.Press("Ajouter cette date", ("Quel jour", "2026-10-13"), ("À quelle heure", "17:00"));

        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}/dates");
        ana.Sees("vendredi 9 octobre, 20 h — au lieu du jeudi 8 octobre");
        ana.Sees("jeudi 15 octobre, 18 h 30 annulée");
        ana.Sees("mardi 13 octobre, 17 h");
        ana.DoesNotSee("Déplacer cette date");
        await ana.Follow("vendredi 9 octobre, 20 h — au lieu du jeudi 8 octobre");
        ana.Sees("Cette rencontre a été déplacée. Elle devait avoir lieu le jeudi 8 octobre 2026.");

        await noor.Visit($"/groups/{group.Id}/dates/add");
        await noor.Press("Ajouter cette date", ("Quel jour", "2026-10-22"), ("À quelle heure", "17:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Le groupe se réunit déjà ce jour-là. Vous pouvez plutôt déplacer cette date.");
    }

    [Fact]
    public async Task Only_those_who_lead_set_the_rhythm_and_only_members_see_the_dates()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var (ana, stranger) = (await world.SignedIn("Ana"), await world.SignedIn("Zoé"));
        foreach (var page in new[] { "schedule", "dates/add", "dates/2026-10-08/move", "dates/2026-10-08/cancel" })
        {
            await ana.Visit($"/groups/{group.Id}/{page}");
            Assert.Equal(HttpStatusCode.NotFound, ana.Status);
        }
        await stranger.Visit($"/groups/{group.Id}/dates");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public void A_rhythm_is_said_in_english_too()
    {
        System.Globalization.CultureInfo.CurrentUICulture = new("en");
        var words = new T();
        Assert.Equal("The last Thursday of the month, October to June, 18:30, two hours",
            words.Say(Rhythms.Monthly(Ordinals.Last, Weekdays.Thursday, "18:30") with { Season = Rhythms.OctoberToJune }));
        Assert.Equal("Every two weeks, on Monday and Friday, 18:30, an hour and a half", words.Say(Rhythms.Weekly(Weekdays.Monday | Weekdays.Friday, new(2026, 10, 5)) with { Every = 2 }));
    }

    [Fact]
    public void The_last_day_of_a_rhythm_is_said_unless_another_rhythm_comes_before_it()
    {
        System.Globalization.CultureInfo.CurrentUICulture = new("en");
        var words = new T();
        var ending = Rhythms.Weekly(Weekdays.Thursday, new(2026, 10, 8)) with { UntilOn = new(2027, 6, 30) };

        Assert.EndsWith(", until Wednesday 30 June 2027", words.Say(ending), StringComparison.Ordinal);
        Assert.DoesNotContain("until", words.Say([new(new(2026, 10, 8), ending), new(new(2027, 1, 12), Rhythms.Weekly(Weekdays.Tuesday, new(2027, 1, 12)))]), StringComparison.Ordinal);
        Assert.Contains("until", words.Say([new(new(2026, 10, 8), ending), new(new(2027, 9, 7), Rhythms.Weekly(Weekdays.Tuesday, new(2027, 9, 7)))]), StringComparison.Ordinal);
    }
}
