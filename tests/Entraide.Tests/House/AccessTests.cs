using System.Net;
using System.Text.RegularExpressions;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using Entraide.Scenes;
using Entraide.Training;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.House;

/// <summary>Reads the routes from the running product and tries each as everybody whom <see cref="Access"/> names.</summary>
public partial class AccessTests
{
    [Fact]
    public async Task Every_page_says_who_may_see_it()
    {
        await using var world = await World.Begin();
        var routes = Pages(world).Select(p => p.Route).Concat(Others(world)).ToHashSet();

        Assert.Empty(routes.Except(Access.Lines.Select(l => l.Route)).Except(Access.NotPages).Select(r => $"{r} has no line in Access.cs"));
        Assert.Empty(Access.Lines.Select(l => l.Route).Concat(Access.NotPages).Except(routes).Select(r => $"{r} is in Access.cs and nowhere else"));
        Assert.Empty(Access.Lines.GroupBy(l => l.Route).Where(l => l.Count() > 1).Select(l => $"{l.Key} is said twice"));
    }

    [Fact]
    public async Task Whoever_may_not_see_a_page_cannot_tell_it_from_one_that_never_was()
    {
        await using var world = await World.Begin();
        var (things, people) = await Set(world);
        var wrong = new List<string>();
        var present = Pages(world).Select(p => p.Route).ToHashSet();
        foreach (var line in Access.Lines.Where(l => present.Contains(l.Route)))
            foreach (var (who, visitor) in people)
                if (await Verdict(visitor, line, things, HttpMethod.Get, null) is var verdict && verdict != Expected(line, who) && !(line.Sometimes && verdict == "closed"))
                    wrong.Add($"{line.Route} as {who}: {verdict}");

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Whoever_may_not_see_a_page_cannot_act_on_it_either_not_even_with_a_valid_form()
    {
        await using var world = await World.Begin();
        var (things, people) = await Set(world);
        var acts = Pages(world).Where(p => p.Acts).Select(p => p.Route).ToHashSet();
        var wrong = new List<string>();
        foreach (var line in Access.Lines.Where(l => acts.Contains(l.Route)))
            foreach (var (who, visitor) in people.Where(p => (line.Sees & p.Who) == 0))
                if (await Verdict(visitor, line, things, HttpMethod.Post, await visitor.FormToken()) is not "closed" and var verdict)
                    wrong.Add($"{line.Route} as {who}: {verdict}");

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_form_from_elsewhere_moves_nothing()
    {
        await using var world = await World.Begin();
        var (things, people) = await Set(world);
        var acts = Pages(world).Where(p => p.Acts).Select(p => p.Route).ToHashSet();
        var wrong = new List<string>();
        foreach (var line in Access.Lines.Where(l => acts.Contains(l.Route)))
            foreach (var (who, visitor) in people)
                if (await Verdict(visitor, line, things, HttpMethod.Post, null) is "open" and var verdict)
                    wrong.Add($"{line.Route} as {who}: {verdict}");

        Assert.Empty(wrong);
    }

    static string Expected(Access.Line line, Who who) => (line.Sees & who) != 0 ? "open" : "closed";

    /// <summary>open: seen, or led on; closed: as if it never was, or, for a stranger, led to sign-in; anything else is a fault.</summary>
    static async Task<string> Verdict(Visitor visitor, Access.Line line, Things things, HttpMethod method, string? token)
    {
        var address = line.Address?.Invoke(things) ?? Filled(line.Route, things);
        var answer = await visitor.Send(Request(method, address, token));
        if (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal)) return "closed";
        if (answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Redirect) return "open";
        if (answer.StatusCode == HttpStatusCode.UnprocessableEntity) return "open";
        if (answer.StatusCode != HttpStatusCode.NotFound) return method == HttpMethod.Post && answer.StatusCode == HttpStatusCode.BadRequest ? "refused" : $"{(int)answer.StatusCode}";
        var never = $"/nothing/{Guid.NewGuid()}";
        return await Seen(answer, address) == await Seen(await visitor.Send(Request(HttpMethod.Get, never, null)), never) ? "closed" : "404 that can be told from a missing page";
    }

    static HttpRequestMessage Request(HttpMethod method, string address, string? token)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", token)]);
        return request;
    }

    /// <summary>The answer without what is new in every answer: its address, its nonce, and its hidden keys.</summary>
    static async Task<string> Seen(HttpResponseMessage answer, string address)
    {
        var headers = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Content-Length" or "Set-Cookie"))
            .OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
        var body = await answer.Content.ReadAsStringAsync();
        return Fresh().Replace($"{headers}\n{body}".Replace(address, "…", StringComparison.Ordinal), "…");
    }

    static string Filled(string route, Things things) => Parameter().Replace(route, found => found.Groups[1].Value switch
    {
        "slug" => things.Slug,
        "membership" or "member" or "asker" => things.Asker.ToString(),
        "id" when route.StartsWith("/meetings", StringComparison.Ordinal) => things.Meeting.ToString(),
        "id" when route.StartsWith("/groups", StringComparison.Ordinal) => things.Group.ToString(),
        _ => Guid.Empty.ToString(),
    });

    static async Task<(Things Things, IReadOnlyList<(Who Who, Visitor Visitor)> People)> Set(World world)
    {
        var group = await world.ThursdayCircle("Ana", "Farid");
        var things = await world.Stored(async (db, stage) =>
        {
            var card = new GroupCard { Name = "Cercle ouvert", WhatFor = "Être ensemble", ForWhom = "Tout le monde", Stance = "redirect" };
            var listed = await stage.Group(card, null, Stage.Weekly(DayOfWeek.Monday, 19, 0, 60, DateOnly.FromDateTime(db.Now)), "Rien ne sort.", ("Luc", "Luc"), ("Samira", "Samira"));
            await stage.List(listed);
            await stage.Asks(group, "Hana", "Hana", "Bonjour");
            await stage.Officer("Idris", OfficeKind.Administrator);
            await stage.Officer("Claire", OfficeKind.Coordinator);
            await stage.Chapter("Loire", "Tours");
            return (asker: await db.Memberships.Where(m => m.GroupId == group.Id && m.State == MembershipState.Asked).Select(m => m.Id).SingleAsync(), listed: listed.Id, meeting: await db.Meetings.Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        });
        await world.Work();
        var slug = await world.Stored(db => db.Listings.Where(l => l.GroupId == things.listed).Select(l => l.Slug).SingleAsync());
        var (ana, farid) = (await world.MembershipOf("Ana", group), await world.MembershipOf("Farid", group));
        await world.Change(async s => (await s.GetRequiredService<AppDb>().Memberships.SingleAsync(m => m.Id == farid)).State = MembershipState.Left);
        var people = new List<(Who, Visitor)> { (Who.Stranger, world.Visitor(follows: false)) };
        foreach (var (who, name) in new[] { (Who.Outsider, "Personne"), (Who.Member, "Ana"), (Who.Former, "Farid"), (Who.Elsewhere, "Luc"), (Who.Administrator, "Idris"), (Who.Coordinator, "Claire"), (Who.Facilitator, "Noor"), (Who.Asker, "Hana") })
            people.Add((who, await world.SignedIn(name, follows: false)));
        return (await ThatOthersHold(world, new(group.Id, things.meeting, things.asker, ana, slug, default, default, default, default, default, default, default)), people);
    }

    /// <summary>What has an address of its own and no name: without one of each, a page that forgot its door would still be missing.</summary>
    static async Task<Things> ThatOthersHold(World world, Things things)
    {
        var calendar = new CalendarAddress { Hash = [1], MembershipId = things.Member };
        var (ring, seal) = (world.Services.GetRequiredService<KeyRing>(), world.Services.GetRequiredService<AddressSeal>());
        var record = new TrainingRecord { KeyId = await ring.Make(default), UntilOn = new(2027, 1, 1) };
        record.Name = ring.Seal(record.KeyId, record.Place(), "Zoé");
        var letter = new Letter { To = seal.Seal("lou@example.org"), MessageId = "access@example.org", ExpiresAt = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var happening = new Happening { Kind = nameof(GroupChanged), Subject = things.Group.ToString() };
        var delivery = new Delivery { HappeningId = happening.Id, Reaction = "none", Error = "the roof leaks", DueAt = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        await world.Change(s =>
        {
            s.GetRequiredService<AppDb>().AddRange(calendar, record, letter, happening, delivery);
            return Task.CompletedTask;
        });
        var outsider = await (await world.SignedIn("Personne")).Visit("/groups/new");
        await outsider.Press("Commencer");
        return things with
        {
            Address = calendar.Id, Record = record.Id, Letter = letter.Id, Delivery = delivery.Id,
            Draft = await world.Stored(db => db.Groups.Where(g => g.State == GroupState.Draft).Select(g => g.Id).SingleAsync()),
            Chapter = await world.Stored(db => db.Chapters.Select(c => c.Id).FirstAsync()),
            Office = await world.Stored(db => db.Offices.Where(o => o.Kind == OfficeKind.Coordinator).Select(o => o.Id).FirstAsync()),
        };
    }

    static IEnumerable<(string Route, bool Acts)> Pages(World world)
    {
        var loader = world.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in Routes(world))
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
#pragma warning disable xUnit1031 // The loader of compiled pages answers at once.
                yield return ("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), loader.LoadAsync(page, endpoint.Metadata).GetAwaiter().GetResult().HandlerMethods.Any(m => m.HttpMethod == "POST"));
#pragma warning restore xUnit1031
    }

    static IEnumerable<string> Others(World world) =>
        from endpoint in Routes(world)
        where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null && !endpoint.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal))
        select endpoint.RoutePattern.RawText!;

    static IEnumerable<RouteEndpoint> Routes(World world)
    {
        _ = world.Visitor();
        return world.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
    }

    [GeneratedRegex("""nonce="[^"]+"|nonce-[^']+|value="[0-9a-f]{32}"|name="__RequestVerificationToken"[^>]*value="[^"]+"|/nothing/[0-9a-f-]+|[0-9a-zA-Z+/]{22}==""")]
    private static partial Regex Fresh();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
