using System.Net;
using Entraide.Groups;
using Entraide.Meetings;
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

        await noor.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Tuesday&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2026-10-08");
        await noor.Press("Enregistrer ce rythme");

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

        await noor.Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Thursday&Time=16:00&Minutes=60&Zone=Europe/Paris&Starts=2026-10-08");
        await noor.Press("Enregistrer ce rythme");

        noor.Sees("jeudi 8 octobre, 18 h 30");
        noor.Sees("jeudi 15 octobre, 16 h");
        noor.DoesNotSee("jeudi 8 octobre, 16 h");
        await noor.Follow("Annuler cette date jeudi 8 octobre 2026");
        noor.Sees("jeudi 8 octobre, 18 h 30");
        await noor.Press("Annuler cette date");
        noor.Sees("La date du jeudi 8 octobre 2026 est annulée.");
        noor.DoesNotSee("jeudi 8 octobre, 18 h 30");
        Assert.Equal(MeetingState.Cancelled, await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.State).FirstAsync()));
    }
}
