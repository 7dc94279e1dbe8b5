using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Data;

/// <summary>
/// Rewrites, every night, the tables whose row order or transaction numbers would tell which account and which memberships were
/// written together: everything that hangs on an account, a membership or a key. Then what SQLite still keeps in its log is emptied.
/// </summary>
public static class Shuffle
{
    static readonly string[] Telling = ["AccountId", "MembershipId", "KeyId"];

    public static async Task Night(IServiceProvider services, CancellationToken stop)
    {
        var (db, shelf, choice) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<KeyShelf>(), services.GetRequiredService<DatabaseChoice>());
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && Telling.Any(c => e.FindProperty(c) is not null))
            .Select(e => (Table: $"\"{e.GetTableName()}\"", Key: $"\"PK_{e.GetTableName()}\"", Column: $"\"{e.FindPrimaryKey()!.Properties[0].GetColumnName()}\"")).Distinct().ToList();
        foreach (var (table, key, column) in tables) await Rewrite(db, choice, table, key, column, stop);
        foreach (var (table, column) in new[] { ("Keys", "\"Id\""), ("Ledger", "\"Mark\"") })
            await Rewrite(shelf, choice, $"{(choice.IsPostgres ? "keys." : "")}\"{table}\"", $"\"{table}_pkey\"", column, stop);
        if (choice.IsPostgres) return;
        foreach (DbContext store in new DbContext[] { db, shelf }) await Do(store, "PRAGMA wal_checkpoint(TRUNCATE)", stop);
    }

    static async Task Rewrite(DbContext store, DatabaseChoice choice, string table, string key, string column, CancellationToken stop)
    {
        if (!choice.IsPostgres)
        {
            // The row number is the order on disk; a new row takes the number after the highest, so the high half stays free.
            await Do(store, $"UPDATE {table} SET rowid = abs(random() % 4611686018427387904)", stop);
            return;
        }
        // One transaction number for all rows; then the order on disk is that of random ids, and the old rows are gone from the file.
        await Do(store, $"UPDATE {table} SET {column} = {column}", stop);
        await Do(store, $"CLUSTER {table} USING {key}", stop);
    }

    static async Task Do(DbContext store, string sql, CancellationToken stop)
    {
        await store.Database.OpenConnectionAsync(stop);
        await using var command = store.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
        await store.Database.CloseConnectionAsync();
    }
}
