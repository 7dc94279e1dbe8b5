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

/// <summary>A key that was destroyed. Replayed after each restore, so that an old copy of the shelf opens nothing that was erased.</summary>
public class DestroyedKey
{
    public Guid Id { get; init; }
    public DateOnly On { get; init; }
}

/// <summary>
/// Where wrapped keys lie: a file (or schema) of its own, apart from the content, so that its copies can be kept days while
/// those of the content are kept months.
/// </summary>
public sealed class KeyShelf(DbContextOptions<KeyShelf> options, DatabaseChoice choice) : DbContext(options)
{
    public DbSet<ShelvedKey> Keys => Set<ShelvedKey>();
    public DbSet<DestroyedKey> Destroyed => Set<DestroyedKey>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        if (choice.IsPostgres) model.HasDefaultSchema("keys");
        model.Entity<ShelvedKey>().Property(k => k.Id).ValueGeneratedNever();
        model.Entity<DestroyedKey>().Property(k => k.Id).ValueGeneratedNever();
    }

    /// <summary>Two tables that will not change: made if they are missing, by whoever starts first.</summary>
    public async Task Prepare(CancellationToken stop = default)
    {
        var creator = Database.GetService<IRelationalDatabaseCreator>();
        if (!choice.IsPostgres && !await creator.ExistsAsync(stop)) await creator.CreateAsync(stop);
        var (schema, id, bytes, day) = choice.IsPostgres
            ? ("CREATE SCHEMA IF NOT EXISTS keys; ", "uuid", "bytea", "date")
            : ("", "TEXT", "BLOB", "TEXT");
        var prefix = choice.IsPostgres ? "keys." : "";
        var sql = schema +
            $"CREATE TABLE IF NOT EXISTS {prefix}\"Keys\" (\"Id\" {id} NOT NULL PRIMARY KEY, \"Wrapped\" {bytes} NOT NULL); " +
            $"CREATE TABLE IF NOT EXISTS {prefix}\"Destroyed\" (\"Id\" {id} NOT NULL PRIMARY KEY, \"On\" {day} NOT NULL);";
        await Database.ExecuteSqlRawAsync(sql, stop);
    }
}
