using System.Data.Common;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

/// <summary>A thief has every byte of the database and none of the keys, and tries to tell which memberships are one person.</summary>
public class StolenDatabaseTests
{
    const int People = 60;

    [Fact]
    public async Task Nobody_can_tell_which_two_memberships_are_one_person()
    {
        await using var world = await World.Begin();
        var owners = await Fill(world);

        foreach (var (guess, pairs) in await Guesses(world, owners.Keys))
        {
            var right = pairs.Count(p => owners[p.One] == owners[p.Other]);
            // Of the pairs of two groups one in sixty is the same person. The bound is what luck reaches once in a million.
            var chance = pairs.Count / (double)People;
            Assert.True(right <= chance + 5 * Math.Sqrt(chance) + 2, $"{guess}: {right} of {pairs.Count} guesses are right, luck gives {chance:0.0}.");
        }
    }

    [Fact]
    public async Task The_thief_finds_what_would_join_them_when_it_is_there()
    {
        await using var world = await World.Begin();
        var owners = await Fill(world);
        // The fault that is planted: both memberships of a person carry the same bytes.
        await world.Change(async s =>
        {
            foreach (var membership in await s.GetRequiredService<AppDb>().Memberships.ToListAsync())
                membership.Asking = owners[Key(membership.Id)].ToByteArray();
        });

        var joined = (await Guesses(world, owners.Keys)).Where(g => g.Guess == "Memberships.Asking").SelectMany(g => g.Pairs).ToList();

        Assert.Equal(People * 3, joined.Count(p => owners[p.One] == owners[p.Other]));
    }

    [Fact]
    public async Task No_hour_says_which_session_did_what_in_which_group()
    {
        await using var world = await World.Begin(new DateTime(2026, 10, 6, 7, 3, 17, DateTimeKind.Utc));
        var group = await world.ThursdayCircle();
        await world.Change(s => { s.GetRequiredService<AppDb>().Groups.Single(g => g.Id == group.Id).IsListed = true; return Task.CompletedTask; });
        var lou = await (await SignInTests.SignedUp(world, "Lou")).Visit($"/groups/{group.Id}/join");
        await lou.Press("Envoyer ma demande", ("Le prénom que vous porterez dans ce groupe", "Lou"), ("J’ai lu la charte et je suis d’accord", "yes"));
        Assert.Equal("/groups", lou.Path);
        await world.Work();

        var exact = new List<string>();
        await world.Stored(async db =>
        {
            await Look(db.Sessions, s => [s.BeganAt, s.EndsAt]);
            await Look(db.DoneActs, a => [a.At]);
            await Look(db.Happenings, h => [h.At]);
            await Look(db.Notices, n => [n.At]);
            // What is delivered is gone; what is due soon has its hour only as roughly.
            Assert.DoesNotContain(await db.Deliveries.Select(d => d.DueAt).ToListAsync(), t => t.Ticks % TimeSpan.FromMinutes(15).Ticks != 0);
            Assert.DoesNotContain(await db.Deliveries.Join(db.Happenings, d => d.HappeningId, h => h.Id, (d, h) => h.Kind).ToListAsync(), k => k == nameof(SomebodyAsked));
            return 0;

            async Task Look<TRow>(IQueryable<TRow> rows, Func<TRow, DateTime[]> times) where TRow : class
            {
                var all = await rows.ToListAsync();
                Assert.NotEmpty(all);
                exact.AddRange(all.SelectMany(times).Where(t => t.Ticks % TimeSpan.FromMinutes(15).Ticks != 0).Select(t => $"{typeof(TRow).Name} {t:O}"));
            }
        });
        Assert.Empty(exact);
        var clear = await world.Stored(db => db.Sessions.Select(s => s.Ticket).ToListAsync());
        Assert.All(clear, t => Assert.DoesNotContain("account", System.Text.Encoding.Latin1.GetString(t), StringComparison.Ordinal));
        var led = await world.Stored(db => db.DoneActs.Select(a => a.Location).ToListAsync());
        Assert.All(led, l => Assert.DoesNotContain("groups", System.Text.Encoding.Latin1.GetString(l), StringComparison.Ordinal));
    }

    static string Key(Guid id) => id.ToString("N");

    static async Task<Dictionary<string, Guid>> Fill(World world)
    {
        await world.Stored(async (db, stage) =>
        {
            var ring = world.Services.GetRequiredService<KeyRing>();
            for (var g = 0; g < 3; g++)
            {
                var group = new Group { KeyId = await ring.Make(), State = GroupState.Open };
                group.Card = ring.Seal(group.KeyId, group.Place("Card"), System.Text.Json.JsonSerializer.Serialize(new GroupCard { Name = $"Groupe {g}" }));
                db.Groups.Add(group);
                await db.SaveChangesAsync();
                // People come to each group in an order of their own.
                foreach (var n in Enumerable.Range(0, People).OrderBy(_ => Guid.NewGuid()))
                    await stage.Member(group, $"Personne {n}", $"Prénom {n} du {g}");
            }
            return 0;
        });
        var owners = new Dictionary<string, Guid>();
        await world.Change(async s =>
        {
            var links = s.GetRequiredService<Entraide.Accounts.Links>();
            foreach (var m in await s.GetRequiredService<AppDb>().Memberships.ToListAsync()) owners[Key(m.Id)] = links.OwnerId(m.Owner, m.Id);
        });
        return owners;
    }

    /// <summary>Per column of the memberships, pairs of two groups whose values are equal; and pairs at the same place in the order of rows and beside each other in it.</summary>
    static async Task<List<(string Guess, List<(string One, string Other)> Pairs)>> Guesses(World world, IEnumerable<string> known)
    {
        var rows = await world.Stored(db => Raw(db, "Memberships"));
        Assert.Equal(known.Count(), rows.Count);
        var guesses = new List<(string, List<(string, string)>)>();
        foreach (var column in rows[0].Keys.Where(c => c != "Id" && c != "GroupId"))
        {
            guesses.Add(($"Memberships.{column}", Pairs(rows, r => r[column])));
            guesses.Add(($"the beginning of Memberships.{column}", Pairs(rows, r => r[column] is { Length: > 8 } v ? v[..8] : null)));
            guesses.Add(($"the length of Memberships.{column}", Pairs(rows, r => r[column]?.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        }
        var order = rows.GroupBy(r => r["GroupId"]).SelectMany(g => g.Select((r, place) => (Row: r, Place: place))).ToDictionary(x => x.Row["Id"]!, x => x.Place);
        guesses.Add(("the place in the order of rows", Pairs(rows, r => order[r["Id"]!].ToString(System.Globalization.CultureInfo.InvariantCulture))));
        guesses.Add(await Mentions(world, rows));
        return guesses;
    }

    // A value that stands with an account and with a membership joins them, wherever it stands.
    static async Task<(string, List<(string, string)>)> Mentions(World world, List<Dictionary<string, string?>> rows)
    {
        var accounts = await world.Stored(db => Raw(db, "Accounts"));
        var links = new List<(string Account, string Membership)>();
        foreach (var account in accounts)
        {
            var values = account.Values.OfType<string>().Where(v => v.Length >= 16).ToHashSet();
            links.AddRange(rows.Where(r => r.Values.OfType<string>().Any(values.Contains)).Select(r => (account["Id"]!, r["Id"]!)));
        }
        return ("a value that an account shares", [.. links.GroupBy(l => l.Account).SelectMany(g => g.SelectMany(a => g.Where(b => string.CompareOrdinal(a.Membership, b.Membership) < 0).Select(b => (a.Membership, b.Membership))))]);
    }

    static List<(string, string)> Pairs(List<Dictionary<string, string?>> rows, Func<Dictionary<string, string?>, string?> of) =>
        [.. from same in rows.Where(r => of(r) is not null).GroupBy(of)
            from one in same
            from other in same
            where string.CompareOrdinal(one["GroupId"], other["GroupId"]) < 0
            select (one["Id"]!, other["Id"]!)];

    static async Task<List<Dictionary<string, string?>>> Raw(AppDb db, string table)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, string?>>();
        while (await reader.ReadAsync())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : Text(reader.GetValue(i))));
        return rows;
    }

    static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Guid id => id.ToString("N"),
        string text when Guid.TryParse(text, out var id) => id.ToString("N"),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
