using System.Net;
using System.Text.Json;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Scenes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Entraide.Platform.Work;
using Xunit;

namespace Entraide.Tests.Directory;

/// <summary>What a group of ours lets everybody read. It is Tuesday, 6 October 2026.</summary>
public class PublishingTests
{
    static readonly Rhythm LastThursday = new()
    {
        Cadence = Cadence.Monthly, Ordinals = Ordinals.Last, Days = Weekdays.Thursday, Season = new(10, 6), Time = new(17, 30), Minutes = 120,
        Zone = "Europe/Paris", StartsOn = new(2026, 9, 1),
    };

    static async Task<(World World, Group Group, string Address)> Listed(Rhythm? rhythm = null, DateTime? now = null)
    {
        var world = await World.Begin(now);
        var group = await world.Stored(async (_, stage) =>
        {
            var card = new GroupCard
            {
                Name = "Le dernier jeudi", WhatFor = "Se retrouver", ForWhom = "Les personnes endeuillées", NotForWhom = "Les professionnels", Formats = Formats.Room | Formats.Phone, Languages = ["fr", "ar"],
                Venue = "Espace secret", Street = "4 place cachée", City = "Lille", Latitude = 50.62921, Longitude = 3.05731, Access = "Sonnette", StepFree = true, PhoneNumber = "+33 100", ScreenLink = "https://visio.example/x",
            };
            var made = await stage.Group(card, null, rhythm ?? LastThursday, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul"));
            await stage.List(made);
            return made;
        });
        await world.Work();
        var visitor = await world.Visitor().Visit("/?q=endeuill%C3%A9es");
        return (world, group, visitor.Page.QuerySelector(".cards h3 a")?.GetAttribute("href") ?? "");
    }

    [Fact]
    public async Task A_calendar_is_offered_where_there_are_dates_and_only_there()
    {
        await using var world = await World.Begin();
        await Terminal.At(world).Run(["import", "meeting-guide", "-", "--partner", "Loire"], System.Text.Encoding.UTF8.GetBytes(Feeds.Examples.Guide));
        var visitor = world.Visitor();
        foreach (var (id, calendars) in new[] { ("mardi-1", 1), ("late-2", 1), ("sans-3", 0) })
        {
            var slug = await world.Stored(db => db.Listings.Where(l => l.PartnerId == id).Select(l => l.Slug).SingleAsync());
            await visitor.Visit($"/circles/{slug}");

            Assert.Equal(calendars, visitor.Page.QuerySelectorAll("link[type='text/calendar']").Length);
            Assert.Equal(calendars, visitor.Page.QuerySelectorAll("main a[href$='.ics']").Length);
            Assert.Equal(calendars == 1 ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.Get($"/circles/{slug}.ics")).StatusCode);
        }
    }

    [Fact]
    public async Task A_listed_group_is_found_and_its_page_says_what_it_published_and_not_where_its_door_is()
    {
        var (world, _, address) = await Listed();
        await using var _ = world;

        var visitor = await world.Visitor().Visit(address);

        foreach (var words in new[] { "Le dernier jeudi", "Se retrouver", "Les personnes endeuillées", "Les professionnels", "Lille", "jeudi 29 octobre, 17 h 30", "jeudi 26 novembre, 17 h 30", "jeudi 31 décembre, 17 h 30", "français, العربية", "De plain-pied", "Confirmé par le groupe le mardi 6 octobre 2026" })
            visitor.Sees(words);
        var html = await (await visitor.Get(address)).Content.ReadAsStringAsync();
        foreach (var kept in new[] { "secret", "cachée", "Sonnette", "+33 100", "visio.example" }) Assert.DoesNotContain(kept, html, StringComparison.Ordinal);
        Assert.False(visitor.Answer.Headers.Contains("X-Robots-Tag"), "What a group published may be found.");
    }

    [Fact]
    public async Task A_group_is_found_near_its_town_though_nobody_gave_its_point_on_the_map()
    {
        await using var world = await World.Begin();
        await world.Stored(async (_, stage) =>
        {
            var card = new GroupCard { Name = "Cercle de Tours", WhatFor = "Se retrouver", ForWhom = "Tout le monde", Formats = Formats.Room, Languages = ["fr"], City = "Tours" };
            await stage.List(await stage.Group(card, null, LastThursday, "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul")));
            return 0;
        });
        await world.Work();
        var visitor = await world.Visitor().Visit("/?near=tours&km=5");
        visitor.Sees("Cercle de Tours");

        // A partner's group says where the town is: ours still counts as in it, and a far one as far.
        await Terminal.At(world).Run(["import", "meeting-guide", "-", "--partner", "Loire"], System.Text.Encoding.UTF8.GetBytes("""
            [{"name": "Au pont", "slug": "a", "day": 1, "time": "18:00", "timezone": "Europe/Paris", "address": "1 rue du Pont", "city": "Tours", "latitude": 47.39, "longitude": 0.69},
             {"name": "Au loin", "slug": "b", "day": 1, "time": "18:00", "timezone": "Europe/Paris", "formatted_address": "2 rue Basse, 41000 Blois, France", "latitude": 47.59, "longitude": 1.33},
             {"name": "Au château", "slug": "c", "day": 1, "time": "18:00", "timezone": "Europe/Paris", "formatted_address": "Amboise, France"}]
            """));
        await visitor.Visit("/?near=tours&km=5");
        visitor.Sees("Cercle de Tours");
        visitor.Sees("Au pont");
        visitor.DoesNotSee("Au loin");
        (await visitor.Visit("/?near=blois")).Sees("Au loin");
        (await visitor.Visit("/?near=amboise")).Sees("Au château");
    }

    [Fact]
    public async Task A_format_that_knows_only_weeks_is_given_the_rhythm_of_a_monthly_group_in_words_and_no_day()
    {
        var (world, _, _) = await Listed();
        await using var kept = world;

        foreach (var format in new[] { "meeting-guide", "bmlt" })
        {
            var given = JsonDocument.Parse((await Terminal.At(world).Run(["export", format])).Out).RootElement[0];

            Assert.DoesNotContain("17:30", given.ToString(), StringComparison.Ordinal);
            Assert.Contains("dernier jeudi", given.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_or_withdrawn_group_is_a_missing_page_at_once()
    {
        var (world, group, address) = await Listed();
        await using var _ = world;
        foreach (var change in new Action<Group>[] { g => g.IsListed = false, g => (g.IsListed, g.State) = (true, GroupState.Closed) })
        {
            await world.Stored(async db => { change(await db.Groups.SingleAsync(g => g.Id == group.Id)); return await db.SaveChangesAsync(); });

            foreach (var page in new[] { address, address + ".ics", address + "/poster" })
                Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor().Get(page)).StatusCode);
            Assert.Empty((await world.Visitor().Visit("/")).Page.QuerySelectorAll(".cards h3"));
            Assert.DoesNotContain("dernier", await (await world.Visitor().Get("/sitemap.xml")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await world.Change(s => { s.GetRequiredService<AppDb>().Note(new GroupChanged(group.Id)); return Task.CompletedTask; });
        await world.Work();
        Assert.Equal(0, await world.Stored(db => db.Listings.CountAsync()));
    }

    [Fact]
    public async Task A_monthly_group_is_found_under_its_weekday_but_today_only_when_it_really_meets()
    {
        var (world, _, _) = await Listed(now: new DateTime(2026, 10, 22, 7, 0, 0, DateTimeKind.Utc));
        await using var _ = world;

        Assert.Single((await world.Visitor().Visit("/?day=4&part=evening")).Page.QuerySelectorAll(".cards h3"));
        Assert.Empty((await world.Visitor().Visit("/?when=today")).Page.QuerySelectorAll(".cards h3"));
        world.Clock.Advance(TimeSpan.FromDays(7));
        await world.Work();
        Assert.Single((await world.Visitor().Visit("/?when=today")).Page.QuerySelectorAll(".cards h3"));
    }

    [Fact]
    public async Task A_meeting_that_has_just_begun_is_still_starting_and_a_quarter_of_an_hour_later_no_more()
    {
        var (world, _, address) = await Listed(now: new DateTime(2026, 10, 29, 16, 40, 0, DateTimeKind.Utc));
        await using var _ = world;

        var visitor = await world.Visitor().Visit("/?when=soon");
        visitor.Sees("Vient de commencer");
        (await world.Visitor().Visit(address)).Sees("jeudi 29 octobre, 17 h 30");

        world.Clock.Advance(TimeSpan.FromMinutes(6));
        await world.Work();
        Assert.Empty((await world.Visitor().Visit("/?when=soon")).Page.QuerySelectorAll(".cards h3"));
        (await world.Visitor().Visit(address)).DoesNotSee("jeudi 29 octobre, 17 h 30");
    }

    [Fact]
    public async Task A_moved_a_cancelled_and_an_added_date_show_on_the_page_in_the_calendar_and_today()
    {
        var (world, group, address) = await Listed();
        await using var _ = world;
        await world.Change(async s =>
        {
            var calendar = s.GetRequiredService<Calendar>();
            await calendar.Decide(group.Id, DateDecision.Moved, new(2026, 10, 29), new(2026, 10, 6), new(20, 0));
            s.GetRequiredService<AppDb>().Note(new ScheduleChanged(group.Id));
        });
        await world.Change(s => s.GetRequiredService<Calendar>().Decide(group.Id, DateDecision.Cancelled, new(2026, 11, 26)));
        await world.Change(s => s.GetRequiredService<Calendar>().Decide(group.Id, DateDecision.Added, new(2026, 12, 5), time: new(10, 0)));
        await world.Work();

        var visitor = await world.Visitor().Visit(address);

        visitor.Sees("mardi 6 octobre, 20 h — au lieu du jeudi 29 octobre");
        visitor.Sees("jeudi 26 novembre, 17 h 30 annulée");
        visitor.Sees("samedi 5 décembre, 10 h — une date en plus");
        Assert.Single((await world.Visitor().Visit("/?when=today")).Page.QuerySelectorAll(".cards h3"));
        var calendar = await (await world.Visitor().Get(address + ".ics")).Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261006T200000", calendar, StringComparison.Ordinal);
        Assert.Contains("EXDATE;TZID=Europe/Paris:20261126T173000", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Paris:20261205T100000", calendar, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:2", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("jeudi", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_of_tonight_that_keeps_its_hour_though_the_rhythm_changed_is_still_found()
    {
        var (world, group, address) = await Listed(now: new DateTime(2026, 10, 29, 16, 10, 0, DateTimeKind.Utc));
        await using var _ = world;
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Thursday&Time=10:00&Minutes=60&Zone=Europe/Paris&Starts=2026-10-29");
        await noor.Press("Enregistrer ce rythme");
        await world.Work();

        var visitor = await world.Visitor().Visit(address);

        visitor.Sees("jeudi 29 octobre, 17 h 30");
        visitor.Sees("jeudi 5 novembre, 10 h");
        Assert.Single((await world.Visitor().Visit("/?when=soon")).Page.QuerySelectorAll(".cards h3"));
        Assert.Contains("20261029T173000", await (await world.Visitor().Get(address + ".ics")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_read_the_page_as_events_with_their_state()
    {
        var (world, group, address) = await Listed();
        await using var _ = world;

        var visitor = await world.Visitor().Visit(address);

        using var data = JsonDocument.Parse(visitor.Page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        Assert.Equal("Le dernier jeudi", data.RootElement.GetProperty("name").GetString());
        var dates = data.RootElement.GetProperty("event").EnumerateArray().ToList();
        Assert.Equal("2026-10-29T16:30:00Z", dates[0].GetProperty("startDate").GetString());
        Assert.Equal("https://schema.org/OfflineEventAttendanceMode", dates[0].GetProperty("eventAttendanceMode").GetString());
    }

    [Fact]
    public async Task Only_what_our_groups_published_is_named_to_search_engines()
    {
        var (world, _, address) = await Listed();
        await using var _ = world;

        var map = await (await world.Visitor().Get("/sitemap.xml")).Content.ReadAsStringAsync();
        var robots = await (await world.Visitor().Get("/robots.txt")).Content.ReadAsStringAsync();

        Assert.Contains(address + "</loc>", map, StringComparison.Ordinal);
        Assert.Contains("Sitemap: ", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /groups", robots, StringComparison.Ordinal);
        var filtered = await world.Visitor().Get("/?q=deuil");
        Assert.Contains("noindex", string.Join(' ', filtered.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.False((await world.Visitor().Get("/")).Headers.Contains("X-Robots-Tag"));
    }

    [Fact]
    public async Task The_poster_carries_a_code_and_the_address_in_words()
    {
        var (world, _, address) = await Listed();
        await using var _ = world;

        var visitor = await world.Visitor().Visit(address + "/poster");

        Assert.NotNull(visitor.Page.QuerySelector(".poster svg"));
        visitor.Sees(address);
        visitor.Sees("Les personnes endeuillées");
    }
}
