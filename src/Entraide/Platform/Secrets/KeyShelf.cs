using System.Security.Cryptography;
using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entraide.Platform.Secrets;

/// <summary>A key of one group, one membership or one account, wrapped under the master key.</summary>
public class ShelvedKey
{
    public Guid Id { get; init; }
    public byte[] Wrapped { get; init; } = [];
}

/// <summary>
/// That a key was destroyed. Replayed after each restore, so that an old copy of the shelf opens nothing that was erased. The key
/// is told by a mark that only the master key makes: its own number, beside the day, would say which places were one person's.
/// </summary>
public class DestroyedKey
{
    public Guid Mark { get; init; }
    public DateOnly On { get; init; }
}

/// <summary>
/// Where wrapped keys lie: a file (or schema) of its own, apart from the content, so that its copies can be kept days while
/// those of the content are kept months.
/// </summary>
public sealed class KeyShelf(DbContextOptions<KeyShelf> options, DatabaseChoice choice, MasterKey master) : DbContext(options)
{
    readonly byte[] ledger = master.Derive("ledger");

    public DbSet<ShelvedKey> Keys => Set<ShelvedKey>();
    public DbSet<DestroyedKey> Ledger => Set<DestroyedKey>();

    /// <summary>What a key is called in the ledger, and on the receipt of whoever erased it.</summary>
    public Guid Mark(Guid key) => new(HMACSHA256.HashData(ledger, key.ToByteArray()).AsSpan(0, 16));

    protected override void OnModelCreating(ModelBuilder model)
    {
        if (choice.IsPostgres) model.HasDefaultSchema("keys");
        model.Entity<ShelvedKey>().Property(k => k.Id).ValueGeneratedNever();
        model.Entity<DestroyedKey>().HasKey(k => k.Mark);
        model.Entity<DestroyedKey>().Property(k => k.Mark).ValueGeneratedNever();
    }

    /// <summary>Writes that this key is gone; once, whoever else does it at the same moment.</summary>
    public async Task<Guid> Strike(Guid key, DateOnly on, CancellationToken stop)
    {
        var (mark, line) = (Mark(key), $"INSERT INTO {Of("Ledger")} (\"Mark\", \"On\") VALUES ({{0}}, {{1}}) ON CONFLICT DO NOTHING");
        await Database.ExecuteSqlRawAsync(line, [mark, on], stop);
        return mark;
    }

    string Of(string table) => choice.IsPostgres ? $"keys.\"{table}\"" : $"\"{table}\"";

    /// <summary>Two tables, made if they are missing; of several that start together, one after the other.</summary>
    public async Task Prepare(CancellationToken stop = default)
    {
        var creator = Database.GetService<IRelationalDatabaseCreator>();
        if (!choice.IsPostgres && !await creator.ExistsAsync(stop)) await creator.CreateAsync(stop);
        await using var alone = await Database.BeginTransactionAsync(stop);
        var (first, id, bytes, day) = choice.IsPostgres
            ? ("SELECT pg_advisory_xact_lock(7203411); CREATE SCHEMA IF NOT EXISTS keys; ", "uuid", "bytea", "date")
            : ("", "TEXT", "BLOB", "TEXT");
        var sql = first +
            $"CREATE TABLE IF NOT EXISTS {Of("Keys")} (\"Id\" {id} NOT NULL PRIMARY KEY, \"Wrapped\" {bytes} NOT NULL); " +
            $"CREATE TABLE IF NOT EXISTS {Of("Ledger")} (\"Mark\" {id} NOT NULL PRIMARY KEY, \"On\" {day} NOT NULL);";
        await Database.ExecuteSqlRawAsync(sql, stop);
        await MarkOldLines(stop);
        await alone.CommitAsync(stop);
    }

    // Versions before kept the numbers themselves.
    async Task MarkOldLines(CancellationToken stop)
    {
        var there = choice.IsPostgres ? "SELECT to_regclass('keys.\"Destroyed\"') IS NOT NULL AS \"Value\"" : "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'Destroyed') AS \"Value\"";
        if (!(await Database.SqlQueryRaw<bool>(there).ToListAsync(stop))[0]) return;
        var (old, gone, drop) = ($"SELECT \"Id\", \"On\" FROM {Of("Destroyed")}", $"DELETE FROM {Of("Keys")} WHERE \"Id\" IN (SELECT \"Id\" FROM {Of("Destroyed")})", $"DROP TABLE {Of("Destroyed")}");
        foreach (var line in await Database.SqlQueryRaw<OldLine>(old).ToListAsync(stop)) await Strike(line.Id, line.On, stop);
        await Database.ExecuteSqlRawAsync(gone, stop);
        await Database.ExecuteSqlRawAsync(drop, stop);
    }

    sealed record OldLine(Guid Id, DateOnly On);
}
