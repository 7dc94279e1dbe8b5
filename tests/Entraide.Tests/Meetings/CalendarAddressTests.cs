using System.Net;
using System.Text.RegularExpressions;
using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

public class CalendarAddressTests
{
    internal static async Task<(Visitor Ana, string Address)> Subscribed(World world, string which = "Toutes mes rencontres", bool names = false)
    {
        var ana = await (await world.SignedIn("Ana")).Visit("/calendar");
        await ana.Press("Créer une adresse", ("Quelles dates", which),
            ("Montrer les noms et les lieux des groupes. Personne d’autre que moi ne voit mon agenda.", names ? "yes" : "no"));
        return (ana, new Uri(ana.Page.QuerySelector("code")!.TextContent).PathAndQuery);
    }

    /// <summary>As an independent program understands the next three months.</summary>
    internal static Reading Read(string text) => OtherReader.Read([text], new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc), new(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc))[0];

    internal static async Task<string> Read(World world, string address) => await (await world.Visitor().Get(address)).Content.ReadAsStringAsync();

    [Fact]
    public async Task Somebody_reads_their_dates_in_a_calendar_that_does_not_sign_in_and_names_nothing()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");

        var text = await Read(world, (await Subscribed(world)).Address);
        var events = Read(text);

        Assert.True(events.Meetings.Length >= 8);
        Assert.Contains("20261008T183000", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Rendez-vous", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cercle", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lyon", text, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_keeps_the_calendars_of_two_people_does_not_find_them_in_one_group()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana", "Bruno");
        var read = new List<HashSet<string>>();
        foreach (var person in new[] { "Ana", "Bruno" })
            foreach (var which in new[] { "Toutes mes rencontres", "Celles de « Cercle du jeudi »" })
            {
                var reader = await (await world.SignedIn(person)).Visit("/calendar");
                await reader.Press("Créer une adresse", ("Quelles dates", which));
                read.Add([.. (await Read(world, new Uri(reader.Page.QuerySelector("code")!.TextContent).PathAndQuery)).Split('\n').Where(l => l.StartsWith("UID:", StringComparison.Ordinal))]);
            }

        Assert.All(read, uids => Assert.NotEmpty(uids));
        Assert.Equal(read.Sum(uids => uids.Count), read.SelectMany(uids => uids).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_wants_names_gets_names()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");

        var text = await Read(world, (await Subscribed(world, names: true)).Address);

        Assert.Contains("SUMMARY:Cercle du jeudi", text, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Lyon", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_one_repeating_entry_and_a_cancelled_date_is_left_out_of_it()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world, "Celles de « Cercle du jeudi »");
        var before = await Read(world, address);
        await world.Change(s => s.GetRequiredService<Calendar>().Decide(group.Id, DateDecision.Cancelled, new(2026, 10, 15)));
        await world.Change(s => s.GetRequiredService<Calendar>().Align(group.Id));

        var after = await Read(world, address);

        Assert.Contains("RRULE:FREQ=WEEKLY", before, StringComparison.Ordinal);
        Assert.DoesNotContain("EXDATE", before, StringComparison.Ordinal);
        Assert.Contains("EXDATE;TZID=Europe/Paris:20261015T183000", after, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:0", before, StringComparison.Ordinal);
        Assert.DoesNotContain("SEQUENCE:0", after, StringComparison.Ordinal);
        Assert.DoesNotContain(Read(after).Meetings, m => m[0].StartsWith("2026-10-15", StringComparison.Ordinal));
        Assert.Contains(Read(after).Meetings, m => m[0].StartsWith("2026-10-22", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_meeting_is_shown_cancelled_and_one_the_person_declined_is_not_shown()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var (_, address) = await Subscribed(world);
        await world.Change(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var meetings = await db.Meetings.Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).ToListAsync();
            meetings[0].State = MeetingState.Cancelled;
            var ana = await db.Memberships.SingleAsync(m => m.GroupId == group.Id && m.Roles == Roles.None);
            db.Seats.Add(new() { MeetingId = meetings[1].Id, MembershipId = ana.Id, Coming = Coming.No });
        });

        var text = await Read(world, address);

        Assert.Contains("STATUS:CANCELLED", text, StringComparison.Ordinal);
        Assert.Contains("20261008T183000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("20261015T183000", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_address_and_the_address_of_a_place_given_up_are_missing_pages()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var (ana, address) = await Subscribed(world);
        var (_, place) = await Subscribed(world, "Celles de « Cercle du jeudi »");
        await ana.Visit("/calendar");
        await ana.Press("Mettre fin à cette adresse (Toutes mes rencontres)");
        await world.Change(async s => (await s.GetRequiredService<AppDb>().Memberships.SingleAsync(m => m.GroupId == group.Id && m.Roles == Roles.None)).State = MembershipState.Left);

        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Get(place)).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_in_two_tabs_at_once_has_one_address_and_reads_that_it_is_there()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");
        var ana = await world.SignedIn("Ana");
        async Task<HttpRequestMessage> Tab() => (await ana.Visit("/calendar")).Request("Créer une adresse", ("Quelles dates", "Celles de « Cercle du jeudi »"));
        var (first, second, third) = (await Tab(), await Tab(), await Tab());

        var answers = await Task.WhenAll(ana.Send(first), ana.Send(second));

        var (made, refused) = (Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK), Assert.Single(answers, a => a.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Contains("<code>", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<code>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Ces dates ont déjà une adresse.", WebUtility.HtmlDecode(await (await ana.Send(third)).Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await world.Stored(db => db.CalendarAddresses.CountAsync()));
        await ana.Visit("/calendar");
        await ana.Press("Mettre fin à cette adresse (Celles de « Cercle du jeudi »)");
        await Subscribed(world, "Celles de « Cercle du jeudi »");
    }

    [Fact]
    public async Task A_double_click_makes_one_address_and_shows_it_to_its_owner_while_it_opens_something()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");
        var ana = await (await world.SignedIn("Ana")).Visit("/calendar");
        HttpRequestMessage[] clicks = [.. Enumerable.Range(0, 5).Select(_ => ana.Request("Créer une adresse", ("Quelles dates", "Toutes mes rencontres")))];
        async Task<string?> Shown(HttpRequestMessage click) =>
            Regex.Match(await (await ana.Send(click)).Content.ReadAsStringAsync(), "<code>[^<]+/calendar/([0-9a-f]{40}).ics") is { Success: true } code ? code.Groups[1].Value : null;

        var shown = await Task.WhenAll(clicks[..2].Select(click => Task.Run(() => Shown(click), TestContext.Current.CancellationToken)));

        Assert.NotNull(Assert.Single(shown.Append(await Shown(clicks[2])).Distinct()));
        Assert.Equal(1, await world.Stored(db => db.CalendarAddresses.CountAsync()));
        var led = (await ana.Send(clicks[3])).RequestMessage!.RequestUri!.PathAndQuery;
        Assert.Null((await (await world.SignedIn("Bruno")).Visit(led)).Page.QuerySelector("code"));
        Assert.Null((await (await ana.Visit("/calendar?made=x")).Press("Mettre fin à cette adresse (Toutes mes rencontres)")).Page.QuerySelector("code"));
        Assert.Null(await Shown(clicks[4]));
    }

    [Fact]
    public async Task Nobody_ends_the_address_of_somebody_else()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana", "Bruno");
        var (_, address) = await Subscribed(world);
        var id = await world.Stored(db => db.CalendarAddresses.Select(a => a.Id).SingleAsync());

        var bruno = await (await world.SignedIn("Bruno")).Visit($"/calendar/{id}/end");

        Assert.Equal(HttpStatusCode.NotFound, bruno.Status);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor().Get(address)).StatusCode);
    }
}
