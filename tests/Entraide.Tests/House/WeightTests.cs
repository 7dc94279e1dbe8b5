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

    static async Task Weighs(Visitor visitor, string path)
    {
        using var answer = await visitor.Get(path);
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length + answer.Headers.ToString().Length + answer.Content.Headers.ToString().Length;
        Assert.True(bytes <= LaterVisit, $"{path} weighs {bytes} bytes");
    }

    /// <summary>French as people read it here, and no sentence twice.</summary>
    static string French(int from, int length) => Catalogue.Substring(from % (Catalogue.Length - length), length);

    static readonly string Catalogue = string.Join(' ', Sentence().Matches(File.ReadAllText(Path.Combine(Sources.Root, "src/Entraide/Languages/fr.po"))).Select(m => m.Groups[1].Value));

    [GeneratedRegex("msgstr \"([^\"{]{20,})\"")]
    private static partial Regex Sentence();
}
