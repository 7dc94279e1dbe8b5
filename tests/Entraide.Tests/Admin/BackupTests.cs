using Entraide.Admin.Backups;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Admin;

public class BackupTests
{
    [Fact]
    public async Task A_copy_put_back_in_an_empty_place_gives_the_same_rows_and_opens_the_same_words()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès", "Omar");
        var (content, keys) = await Copied(world);

        await using var other = await Elsewhere(world);
        await Put(other, content, keys);

        Assert.Equal(await Rows(world), await Rows(other));
        Assert.Contains("Cercle du jeudi", await Card(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_erased_after_the_copy_stays_erased_when_the_copy_is_put_back()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        var (content, keys) = await Copied(world);
        var group = await world.Stored(db => db.Groups.AsNoTracking().SingleAsync());
        var ines = await world.Stored(db => db.Memberships.AsNoTracking().OrderBy(m => m.Id).FirstAsync(m => m.Roles == Roles.None));
        await world.Change(s => s.GetRequiredService<KeyRing>().Destroy(ines.KeyId));

        await Put(world, content, keys);

        Assert.False(await world.Stored(db => db.Memberships.AnyAsync(m => m.Id == ines.Id)));
        await world.Change(async s => Assert.False(await s.GetRequiredService<KeyShelf>().Keys.AnyAsync(k => k.Id == ines.KeyId)));
        Assert.Contains("Cercle du jeudi", await Card(world), StringComparison.Ordinal);
        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync(m => m.GroupId == group.Id)));
    }

    [Fact]
    public async Task The_ledger_of_a_version_that_wrote_the_numbers_of_keys_becomes_marks_at_the_next_start_and_still_holds()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        var (content, keys) = await Copied(world);
        var ines = await world.Stored(db => db.Memberships.AsNoTracking().OrderBy(m => m.Id).FirstAsync(m => m.Roles == Roles.None));
        await world.Change(async s =>
        {
            var shelf = s.GetRequiredService<KeyShelf>();
            var (table, columns) = world.Place.IsPostgres ? ("keys.\"Destroyed\"", "\"Id\" uuid PRIMARY KEY, \"On\" date") : ("\"Destroyed\"", "\"Id\" TEXT PRIMARY KEY, \"On\" TEXT");
            string make = $"CREATE TABLE {table} ({columns})", fill = $"INSERT INTO {table} VALUES ({{0}}, {{1}})";
            await shelf.Database.ExecuteSqlRawAsync(make);
            await shelf.Database.ExecuteSqlRawAsync(fill, ines.KeyId, new DateOnly(2026, 10, 5));
            await shelf.Prepare();
            var line = await shelf.Ledger.SingleAsync();
            Assert.Equal((shelf.Mark(ines.KeyId), new DateOnly(2026, 10, 5)), (line.Mark, line.On));
            Assert.NotEqual(ines.KeyId, line.Mark);
        });

        await Put(world, content, keys);

        Assert.False(await world.Stored(db => db.Memberships.AnyAsync(m => m.Id == ines.Id)));
    }

    [Fact]
    public async Task That_a_group_said_no_outlives_the_erasure_of_the_words_and_a_restore()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Inès");
        var place = await world.MembershipOf("Inès", group);
        await (await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/people/{place}/remove")).Press("Mettre fin à cette place");
        await (await (await world.SignedIn("Inès")).Visit($"/groups/{group.Id}/leave")).Press("Effacer");
        await world.Work();
        var (content, keys) = await Copied(world);

        await Put(world, content, keys);

        Assert.Equal(MembershipState.Removed, await world.Stored(db => db.Memberships.Where(m => m.Id == place).Select(m => m.State).SingleAsync()));
    }

    [Fact]
    public async Task A_damaged_copy_a_copy_cut_short_and_another_master_key_are_refused_and_nothing_changes()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        var (content, keys) = await Copied(world);
        var before = await Rows(world);

        var damaged = content.ToArray();
        damaged[InsideOf(damaged, "Groups.jsonl")] ^= 0xFF;
        await Refuses(world, damaged, keys);
        await Refuses(world, content[..(content.Length / 2)], keys);
        await using var stranger = await World.Begin();
        await Refuses(stranger, content, keys);

        Assert.Equal(before, await Rows(world));
        Assert.Equal(0, await stranger.Stored(db => db.Groups.CountAsync()));
    }

    /// <summary>Where the packed rows of one table lie: some other bytes of a zip carry nothing.</summary>
    static int InsideOf(byte[] copy, string entry) => copy.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(entry)) + entry.Length + 24;

    [Fact]
    public async Task A_restore_that_fails_in_the_middle_leaves_everything_as_it_was()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        var (content, _) = await Copied(world);
        await world.Stored(async (db, stage) => { await stage.Person("Lou"); return 0; });
        var before = await Rows(world);

        // The keys are put back last; by then every row of the copy stands in the place of what was there.
        await using var stranger = await World.Begin();
        await stranger.ThursdayCircle("Omar");
        await Refuses(world, content, (await Copied(stranger)).Keys);

        Assert.Equal(before, await Rows(world));
    }

    [Fact]
    public async Task An_installation_moves_from_postgresql_to_sqlite_and_back_and_never_over_what_is_there_unasked()
    {
        Assert.SkipUnless(Engine.IsPostgres, "This needs both databases.");
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        await using var sqlite = Terminal.OnSqlite();
        await using var back = await Terminal.Open();
        foreach (var folder in new[] { sqlite.Folder, back.Folder }) File.Copy(Path.Combine(world.Place.DataFolder, "master.key"), Path.Combine(folder, "master.key"));
        var (there, again) = (Path.Combine(sqlite.Folder, "there.zip"), Path.Combine(back.Folder, "again.zip"));

        await Does(Terminal.At(world), "backup", there);
        await Does(sqlite, "restore", there);
        var refused = await sqlite.Run(["restore", there]);
        Assert.Equal((1, "There is something in this database already. Say --replace to put the copy in its place. Nothing was changed."), (refused.Code, refused.Error.Trim()));
        await Does(sqlite, "backup", again);
        await Does(back, "restore", again);

        foreach (var place in new[] { sqlite, back })
        {
            await using var db = place.Look();
            Assert.Equal(await Rows(world), await Rows(db));
        }
    }

    static async Task Does(Terminal terminal, params string[] words)
    {
        var said = await terminal.Run(words);
        Assert.True(said.Code == 0, said.Error);
    }

    static async Task<(byte[] Content, byte[] Keys)> Copied(World world)
    {
        var (content, keys) = (new MemoryStream(), new MemoryStream());
        await world.Change(async s =>
        {
            await s.GetRequiredService<Restoring>().WriteContent(content, default);
            await s.GetRequiredService<Restoring>().WriteKeys(keys, default);
        });
        return (content.ToArray(), keys.ToArray());
    }

    // Another installation with the same master key.
    static async Task<World> Elsewhere(World world)
    {
        var file = Path.Combine(world.Place.DataFolder, "master.key");
        return await World.Begin(with: host => host.UseSetting("ENTRAIDE_KEY_FILE", file));
    }

    static Task Put(World world, byte[] content, byte[] keys) =>
        world.Change(s => s.GetRequiredService<Restoring>().Put(new MemoryStream(content), new MemoryStream(keys), default));

    static Task Refuses(World world, byte[] content, byte[] keys) =>
        world.Change(async s => await Assert.ThrowsAsync<CopyUnusable>(() => s.GetRequiredService<Restoring>().Put(new MemoryStream(content), new MemoryStream(keys), default)));

    static async Task<string> Card(World world)
    {
        var card = "";
        await world.Change(async s =>
        {
            var group = await s.GetRequiredService<AppDb>().Groups.AsNoTracking().SingleAsync();
            card = s.GetRequiredService<KeyRing>().Open(group.Place("Card"), group.Card);
        });
        return card;
    }

    static Task<string> Rows(World world) => world.Stored(Rows);

    static async Task<string> Rows(AppDb db)
    {
        using var stream = new MemoryStream();
        var manifest = await Copy.Write(db, "content", "", DateTime.UnixEpoch, stream, default);
        return string.Join('\n', manifest.Tables.Select(t => $"{t.Name} {t.Rows}"));
    }
}
