using System.Text.RegularExpressions;
using Entraide.Groups;
using Entraide.Notifications;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.House;

/// <summary>Pages as full as people can make them; a person on a slow line comes back to them for at most 20 kB, headers included.</summary>
public partial class WeightTests
{
    const int LaterVisit = 20_000;

    [Fact]
    public async Task Twenty_long_messages_are_light_on_a_slow_line()
    {
        await using var world = await World.Begin();
        var group = await world.Stored(async (_, stage) =>
        {
            var circle = await stage.Group(new GroupCard { Name = French(0, 80) }, null, null, "Charte", ("Noor", French(80, 40)));
            await stage.Member(circle, "Ana", French(120, 40));
            return circle;
        });
        var ana = await world.MembershipOf("Ana", group);
        await world.Change(async s =>
        {
            var (db, ring) = (s.GetRequiredService<AppDb>(), s.GetRequiredService<KeyRing>());
            var (reader, writer) = (await db.Memberships.SingleAsync(m => m.Id == ana), await db.Memberships.FirstAsync(m => m.Id != ana));
            for (var n = 0; n < 20; n++)
            {
                var notice = new Notice { MembershipId = ana, FromMembershipId = writer.Id, Kind = NoticeKind.Missed, Once = [(byte)n], At = db.Now };
                notice.Words = ring.Seal(reader.KeyId, notice.Place("Words"), French(n * 2000, 2000));
                db.Notices.Add(notice);
            }
        });

        await Weighs(await world.SignedIn("Ana"), "/notices");
    }

    [Fact]
    public async Task Many_groups_that_say_much_of_themselves_are_light_on_a_slow_line()
    {
        await using var world = await World.Begin();
        await world.Stored(async (db, stage) =>
        {
            for (var n = 0; n < 20; n++)
            {
                var group = await stage.Group(new GroupCard { Name = French(n * 80, 80), WhatFor = French(n * 1000, 1000) }, null, null, "Charte");
                await stage.Member(group, "Ana", $"Ana {n}");
            }
            for (var n = 0; n < 10; n++) await stage.Forming(new GroupCard { Name = French(n * 80, 80) }, null, ("Ana", "Ana"));
            return 0;
        });

        await Weighs(await world.SignedIn("Ana"), "/groups");
    }

    [Fact]
    public async Task A_charter_as_long_as_it_may_be_is_looked_at_on_a_slow_line()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/charter/new");

        await noor.Press("Voir ce que cela donne", ("La charte", French(0, 7001)));
        noor.Sees("7 000 caractères au plus");
        await noor.Press("Voir ce que cela donne", ("La charte", French(0, 7000)));

        noor.Sees("Rien n’est encore publié.");
        await Weighs(noor.Answer);
    }

    [Fact]
    public async Task An_agenda_of_many_steps_with_much_to_say_is_light_for_those_who_read_it()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/agenda/edit?from=sharing-circle-90");
        for (var n = 8; n <= 30; n++) await noor.Press("Ajouter un temps avant la clôture");
        var filled = Enumerable.Range(1, 30).Select(n => ($"Titre du temps {n}", French(n * 60, 60))).ToList();

        await noor.Press("Enregistrer ce déroulé", [.. filled, .. Enumerable.Range(1, 30).Select(n => ($"Que dire au temps {n}", French(n * 300, 300)))]);
        noor.Sees("8 000 caractères au plus");
        await noor.Press("Enregistrer ce déroulé", [.. filled, .. Enumerable.Range(1, 30).Select(n => ($"Que dire au temps {n}", French(n * 266, 266)))]);

        Assert.Equal($"/groups/{group.Id}/agenda", noor.Path);
        await Weighs(await (await world.SignedIn("Ana")).Get(noor.Path));
        // Too long to be light as it is: it travels compressed.
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/groups/{group.Id}/agenda/edit");
        foreach (var (name, value) in new[] { ("Accept-Encoding", "br"), ("Sec-Fetch-Site", "same-origin") }) again.Headers.Add(name, value);
        await Weighs(await noor.Send(again));
    }

    static async Task Weighs(Visitor visitor, string path) => await Weighs(await visitor.Get(path));

    static async Task Weighs(HttpResponseMessage answer)
    {
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length + answer.Headers.ToString().Length + answer.Content.Headers.ToString().Length;
        Assert.True(bytes <= LaterVisit, $"{answer.RequestMessage!.RequestUri} weighs {bytes} bytes");
    }

    /// <summary>French as people read it here, and no sentence twice.</summary>
    static string French(int from, int length) => Catalogue.Substring(from % (Catalogue.Length - length), length);

    static readonly string Catalogue = string.Join(' ', Sentence().Matches(File.ReadAllText(Path.Combine(Sources.Root, "src/Entraide/Languages/fr.po"))).Select(m => m.Groups[1].Value));

    [GeneratedRegex("msgstr \"([^\"{]{20,})\"")]
    private static partial Regex Sentence();
}
