using System.Net;
using System.Text;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Training;

public class DebriefTests
{
    [Fact]
    public async Task Each_of_the_two_writes_first_and_then_reads_the_other_without_their_own_state()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/debrief");
        await noor.Press("Enregistrer mon débriefing", ("Ce qui a marché", "Le silence du début"), ("Un changement pour la prochaine fois", "Finir à l’heure"), ("Comment je vais, moi", "3"));
        noor.Sees("Votre débriefing est enregistré.");
        noor.Sees("Prochaine date : jeudi 15 octobre, 18 h 30.");

        var paul = await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/debrief");
        paul.DoesNotSee("Le silence du début");
        await paul.Press("Enregistrer mon débriefing", ("Un moment difficile", "Ana a pleuré"));
        paul.Sees("Écrit par Noor");
        paul.Sees("Le silence du début");
        await noor.Visit($"/meetings/{meeting.Id}/debrief");
        noor.Sees("Ana a pleuré");
        Assert.Equal("3", noor.Page.QuerySelector("input[name=State][checked]")!.GetAttribute("value"));
        Assert.Equal("", paul.Page.QuerySelector("input[name=State][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_written_lies_sealed_under_the_writers_own_key()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/debrief");
        await noor.Press("Enregistrer mon débriefing", ("Ce qui a marché", "Le silence du début"), ("Comment je vais, moi", "3"));

        var (debrief, writer) = await world.Stored(async db => (await db.Debriefs.SingleAsync(), await db.Memberships.ToListAsync()));
        Assert.DoesNotContain("silence", Encoding.UTF8.GetString(debrief.Shared), StringComparison.Ordinal);
        foreach (var box in new[] { debrief.Shared, debrief.State! })
            Assert.Equal(writer.Single(m => m.Id == debrief.MembershipId).KeyId, new Guid(box.AsSpan(0, 16)));
    }

    [Fact]
    public async Task An_empty_debrief_and_one_after_two_weeks_are_refused()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/debrief");
        await noor.Press("Enregistrer mon débriefing");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Une ligne suffit.");

        world.Clock.Advance(TimeSpan.FromDays(15));
        noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/debrief");
        noor.Sees("dans les deux semaines");
        Assert.Empty(noor.Page.QuerySelectorAll("textarea"));
    }

    [Fact]
    public async Task Members_strangers_and_a_session_without_second_factor_do_not_read_it()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world);
        foreach (var name in new[] { "Ana", "Zoé" })
        {
            var other = await (await world.SignedIn(name)).Visit($"/meetings/{meeting.Id}/debrief");
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }
        var weak = await (await world.SignedIn("Noor", strong: false)).Visit($"/meetings/{meeting.Id}/debrief");
        Assert.StartsWith("/account/second-factor", weak.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_asked_to_go_and_takes_their_words_along_leaves_no_debrief_behind()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world);
        foreach (var name in new[] { "Noor", "Paul" })
            await (await (await world.SignedIn(name)).Visit($"/meetings/{meeting.Id}/debrief")).Press("Enregistrer mon débriefing", ("Ce qui a marché", $"Le silence de {name}"));
        var group = await world.Stored(db => db.Groups.SingleAsync());
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/people/{await world.MembershipOf("Paul", group)}/remove");
        await noor.Press("Mettre fin à cette place");

        await (await (await world.SignedIn("Paul")).Visit($"/groups/{group.Id}/leave")).Press("Effacer");
        await world.Work();

        await noor.Visit($"/meetings/{meeting.Id}/debrief");
        noor.DoesNotSee("Le silence de Paul");
        Assert.Equal(1, await world.Stored(db => db.Debriefs.CountAsync()));
    }

    static async Task<Meeting> Held(World world)
    {
        var group = await world.ThursdayCircle("Ana", "Bea");
        world.Clock.SetUtcNow(new(2026, 10, 8, 18, 5, 0, TimeSpan.Zero));
        return await world.Stored((db, stage) => stage.Held(group, "Ana", "Bea", "Noor", "Paul"));
    }
}
