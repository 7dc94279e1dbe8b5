using System.Net;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Notifications;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Meetings;

public class BegunDateTests
{
    /// <summary>Thursday 18:20 in Paris, ten minutes before the meeting.</summary>
    static readonly DateTime Evening = new(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_meeting_opened_and_closed_early_is_a_past_date_and_whoever_leads_can_neither_move_nor_cancel_it()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var meeting = await world.NextMeeting(group);
        var noor = await world.SignedIn("Noor");
        async Task<HttpRequestMessage> Form(string act, string button)
        {
            await noor.Visit($"/groups/{group.Id}/dates/2026-10-08/{act}");
            return noor.Request(button);
        }
        var (whileOpen, afterwards, moved) = (await Form("cancel", "Annuler cette date"), await Form("cancel", "Annuler cette date"), await Form("move", "Déplacer"));
        await noor.Visit($"/meetings/{meeting.Id}/open");
        await noor.Press("Ouvrir maintenant");

        foreach (var act in new[] { "cancel", "move" })
        {
            await noor.Visit($"/groups/{group.Id}/dates/2026-10-08/{act}");
            noor.Sees("Cette date a commencé ou a déjà eu lieu : elle ne peut plus être déplacée ni annulée.");
            Assert.Empty(noor.Page.QuerySelectorAll("main button"));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.Send(whileOpen)).StatusCode);
        await noor.Visit($"/meetings/{meeting.Id}/close");
        await noor.Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));
        foreach (var late in new[] { afterwards, moved }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.Send(late)).StatusCode);

        await noor.Visit($"/groups/{group.Id}/dates");
        noor.DoesNotSee("jeudi 8 octobre");
        noor.Sees("jeudi 15 octobre");
        await noor.Follow("Dates passées");
        noor.Sees("jeudi 8 octobre, 18 h 30");
        noor.DoesNotSee("annulée");
        noor.DoesNotSee("Déplacer cette date");
        Assert.Empty(await world.Stored(db => db.ScheduleExceptions.ToListAsync()));
    }

    [Fact]
    public async Task A_date_whose_hour_has_come_is_neither_moved_nor_cancelled_nor_limited_though_nobody_opened_it()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle();
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Limiter le nombre de sièges");
        var limit = noor.Request("Enregistrer", ("Au plus combien de personnes", "4"));
        world.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.Send(limit)).StatusCode);
        await noor.Visit($"/meetings/{meeting.Id}/limit");
        noor.Sees("Cette rencontre a commencé : le nombre de sièges ne peut plus changer.");
        Assert.Empty(noor.Page.QuerySelectorAll("main button"));
        await noor.Visit($"/meetings/{meeting.Id}");
        noor.DoesNotSee("Limiter le nombre de sièges");
        await noor.Visit($"/groups/{group.Id}/dates");
        noor.Sees("jeudi 8 octobre, 18 h 30");
        Assert.DoesNotContain(noor.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("2026-10-08", StringComparison.Ordinal));
        await noor.Visit($"/groups/{group.Id}/dates/2026-10-08/move");
        noor.Sees("elle ne peut plus être déplacée ni annulée");
    }

    [Fact]
    public async Task A_new_rhythm_from_today_leaves_the_meeting_that_has_begun()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle();
        var meeting = await world.NextMeeting(group);
        var noor = await world.SignedIn("Noor");
        world.Clock.Advance(TimeSpan.FromMinutes(15));

        await Follows(noor, group, "On=Tuesday&Time=19:15&Minutes=75");

        Assert.Equal(MeetingState.Planned, await world.Stored(db => db.Meetings.Where(m => m.Id == meeting.Id).Select(m => m.State).SingleAsync()));
        await noor.Visit($"/meetings/{meeting.Id}/open");
        await noor.Press("Ouvrir maintenant");
        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
        (await noor.Visit($"/groups/{group.Id}/dates")).Sees("jeudi 8 octobre, 18 h 30");
    }

    [Fact]
    public async Task A_meeting_of_tonight_stays_among_the_dates_at_the_hour_people_know_and_can_still_be_cancelled()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");

        await Follows(noor, group, "On=Thursday&Time=16:00&Minutes=60");

        noor.Sees("jeudi 8 octobre, 18 h 30");
        noor.Sees("jeudi 15 octobre, 16 h");
        noor.DoesNotSee("jeudi 8 octobre, 16 h");
        await noor.Follow("Annuler cette date jeudi 8 octobre 2026");
        noor.Sees("jeudi 8 octobre, 18 h 30");
        await noor.Press("Annuler cette date");
        noor.Sees("La date du jeudi 8 octobre 2026 est annulée.");
        noor.Sees("jeudi 8 octobre, 18 h 30 annulée");
        Assert.Equal(MeetingState.Cancelled, await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.State).FirstAsync()));
    }

    [Fact]
    public async Task A_meeting_of_tonight_that_an_earlier_hour_would_put_into_the_past_is_on_the_sheet_and_in_calendars_once_and_nobody_is_told_of_it()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var meeting = await world.NextMeeting(group);
        var (ana, address) = await Subscribed(world);
        var noor = await world.SignedIn("Noor");

        await Follows(noor, group, "On=Thursday&Time=16:00&Minutes=60");
        await world.Work();

        Assert.Equal(["jeudi 8 octobre, 18 h 30", "jeudi 15 octobre, 16 h"], Dates(noor)[..2]);
        await noor.Visit($"/groups/{group.Id}/dates/sheet");
        Assert.Equal(["jeudi 8 octobre 2026 18 h 30 – 20 h", "jeudi 15 octobre 2026 16 h – 17 h"], noor.Page.QuerySelectorAll("tbody tr").Select(r => Visitor.Fold(r.TextContent)).Take(2));
        noor.DoesNotSee("déplacée");
        Assert.Equal(["2026-10-08T16:30:00Z", "2026-10-15T14:00:00Z"], (await Read(world, address))[..2]);
        (await ana.Visit("/notices")).Sees("Le groupe a un autre rythme. La première rencontre qui change a maintenant lieu le jeudi 15 octobre, 16 h.");
        Assert.Empty(await world.Stored(db => db.Notices.Where(n => n.MeetingId == meeting.Id && (n.Kind == NoticeKind.Moved || n.Kind == NoticeKind.Rhythm)).ToListAsync()));
    }

    [Fact]
    public async Task A_meeting_of_tonight_that_kept_its_hour_is_moved_like_any_other_date()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var (ana, address) = await Subscribed(world);
        var noor = await world.SignedIn("Noor");
        await Follows(noor, group, "On=Thursday&Time=16:00&Minutes=60");

        await noor.Follow("Déplacer cette date jeudi 8 octobre 2026");
        Assert.Equal(("2026-10-08", "18:30", "90"), (noor.Typed("Nouveau jour"), noor.Typed("À quelle heure"), noor.Typed("Combien de minutes")));
        await noor.Press("Déplacer", ("À quelle heure", "20:00"));
        await world.Work();

        Assert.Equal(["jeudi 8 octobre, 20 h", "jeudi 15 octobre, 16 h"], Dates(noor)[..2]);
        Assert.Equal(["2026-10-08T18:00:00Z", "2026-10-15T14:00:00Z"], (await Read(world, address))[..2]);
        (await ana.Visit("/notices")).Sees("jeudi 8 octobre, 20 h");
    }

    [Theory]
    [InlineData("19:00", "jeudi 8 octobre, 19 h", 1)]
    [InlineData("18:30", "jeudi 8 octobre, 18 h 30", 0)]
    public async Task A_rhythm_put_right_the_same_evening_leaves_nothing_of_the_mistake(string time, string tonight, int changes)
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await Follows(noor, group, "On=Thursday&Time=16:00&Minutes=90");

        await Follows(noor, group, $"On=Thursday&Time={time}&Minutes=90");

        Assert.Equal(tonight, Dates(noor)[0]);
        await noor.Visit($"/groups/{group.Id}/dates/sheet");
        noor.DoesNotSee("déplacée");
        noor.DoesNotSee("16 h");
        Assert.Equal(changes, await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Sequence).FirstAsync()));
    }

    [Fact]
    public async Task A_date_cancelled_this_evening_does_not_come_back_at_an_hour_that_is_over()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world);
        var noor = await world.SignedIn("Noor");
        await Follows(noor, group, "On=Tuesday&Time=19:15&Minutes=75");

        await Follows(noor, group, "On=Thursday&Time=18:00&Minutes=60");

        Assert.Equal("jeudi 15 octobre, 18 h", Dates(noor)[0]);
        Assert.Equal("2026-10-15T16:00:00Z", (await Read(world, address))[0]);
    }

    [Fact]
    public async Task A_meeting_during_which_the_group_takes_another_day_is_one_of_its_dates_until_it_closes_and_stays_in_calendars()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world);
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");
        await noor.Press("Ouvrir maintenant");
        world.Clock.Advance(TimeSpan.FromMinutes(25));

        await Follows(noor, group, "On=Tuesday&Time=19:15&Minutes=75");

        Assert.Equal(["jeudi 8 octobre, 18 h 30", "mardi 13 octobre, 19 h 15"], Dates(noor)[..2]);
        noor.Sees("La rencontre est ouverte en ce moment.");
        await noor.Visit($"/groups/{group.Id}/schedule");
        Assert.Equal(("2026-10-13", "19:15"), (noor.Typed("Changé à partir de ce jour"), noor.Typed("À quelle heure")));
        await noor.Visit($"/meetings/{meeting.Id}/close");
        await noor.Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));
        await noor.Visit($"/groups/{group.Id}/dates");
        Assert.Equal("mardi 13 octobre, 19 h 15", Dates(noor)[0]);
        Assert.Equal(["2026-10-08T16:30:00Z", "2026-10-13T17:15:00Z"], (await Read(world, address))[..2]);
    }

    [Fact]
    public async Task A_date_of_next_week_held_this_week_stays_one_though_the_group_meanwhile_takes_another_day()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/dates/2026-10-15/move");
        await noor.Press("Déplacer", ("Nouveau jour", "2026-10-09"), ("À quelle heure", "12:00"));
        world.Clock.SetUtcNow(new(2026, 10, 9, 10, 15, 0, TimeSpan.Zero));
        noor = await world.SignedIn("Noor");

        await Follows(noor, group, "On=Tuesday&Time=19:15&Minutes=75", "2026-10-09");

        Assert.Equal(["vendredi 9 octobre, 12 h — au lieu du jeudi 15 octobre", "mardi 13 octobre, 19 h 15"], Dates(noor)[..2]);
        Assert.Equal(["2026-10-08T16:30:00Z", "2026-10-09T10:00:00Z", "2026-10-13T17:15:00Z"], (await Read(world, address))[..3]);
    }

    [Fact]
    public async Task A_group_that_takes_the_clocks_of_an_island_keeps_the_hour_it_had_chosen_for_tonight()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/dates/2026-10-08/move");
        await noor.Press("Déplacer", ("À quelle heure", "19:00"));

        await Follows(noor, group, "On=Thursday&Time=23:00&Minutes=60", zone: "Indian/Reunion");

        Assert.StartsWith("jeudi 8 octobre, 19 h", Dates(noor)[0], StringComparison.Ordinal);
        Assert.Equal("2026-10-08T17:00:00Z", (await Read(world, address))[0]);
    }

    static async Task Follows(Visitor leader, Group group, string rhythm, string from = "2026-10-08", string zone = "Europe/Paris")
    {
        await leader.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&{rhythm}&Zone={zone}&Starts={from}");
        await leader.Press("Enregistrer ce rythme");
    }

    static List<string> Dates(Visitor reader) => [.. reader.Page.QuerySelectorAll("main h2").Select(h => Visitor.Fold(h.TextContent))];

    static Task<(Visitor Ana, string Address)> Subscribed(World world) => CalendarAddressTests.Subscribed(world, "Celles de « Cercle du jeudi »");

    /// <summary>When the dates of the group begin, as an independent program reads its calendar.</summary>
    static async Task<List<string>> Read(World world, string address) =>
        [.. CalendarAddressTests.Read(await CalendarAddressTests.Read(world, address)).Meetings.Select(m => m[0]).Order()];
}
