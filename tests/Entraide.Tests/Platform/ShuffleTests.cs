using Entraide.Feedback;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Platform;

/// <summary>After a night, neither the order of rows nor their transaction numbers say what was written when.</summary>
public class ShuffleTests
{
    [Fact]
    public async Task The_night_takes_the_order_of_answers_from_the_pulses_and_of_arrivals_from_the_memberships()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle([.. Enumerable.Range(0, 12).Select(n => $"Personne {n:00}")]);
        var meetings = await world.Stored(db => db.Meetings.Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync());
        Assert.InRange(meetings.Count, 9, 12);
        foreach (var meeting in meetings)
            await world.Change(async s => s.GetRequiredService<AppDb>().Pulses.Add(new()
            {
                MeetingId = meeting, GroupId = group.Id, State = PulseState.Open, KeyId = await s.GetRequiredService<KeyRing>().Make(), Urn = [1], Tickets = [1],
            }));
        string[] tables = ["Pulses", "Memberships"];
        var written = new Dictionary<string, List<string>>();
        foreach (var table in tables)
        {
            var (ids, marks) = await OnDisk(world, table);
            written[table] = ids;
            if (Engine.IsPostgres) Assert.True(marks > 1);
        }
        await world.Change(s => Shuffle.Night(s, default));
        foreach (var table in tables)
        {
            var before = written[table];
            var (after, together) = await OnDisk(world, table);

            Assert.Equal(before.Order(), after.Order());
            // The same order by luck happens once in 362,880 nights of nine rows.
            Assert.NotEqual(before, after);
            if (!Engine.IsPostgres) continue;
            Assert.Equal(1, together);
            Assert.Equal(after.Order(StringComparer.Ordinal), after);
        }
        Assert.Equal(meetings.Count, await world.Stored(db => db.Pulses.CountAsync(p => p.Urn != null)));
    }

    /// <summary>Ids in the order in which the rows lie, and how many different transactions wrote them.</summary>
    static Task<(List<string> Ids, int Marks)> OnDisk(World world, string table) => world.Stored(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Engine.IsPostgres ? $"SELECT \"Id\"::text, xmin::text FROM \"{table}\" ORDER BY ctid" : $"SELECT \"Id\", '' FROM \"{table}\" ORDER BY rowid";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return (rows.ConvertAll(r => r.Item1), rows.Select(r => r.Item2).Distinct().Count());
    });
}
