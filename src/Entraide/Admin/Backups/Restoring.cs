using System.Data.Common;
using System.IO.Compression;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Backups;

/// <summary>
/// Puts a copy back, whole or not at all. Both files are read to their end before anything is touched; keys that were destroyed
/// since, here or by the ledger of the copy, do not come back, and neither do the rows they sealed.
/// </summary>
public sealed class Restoring(AppDb db, KeyShelf shelf, KeyRing ring)
{
    const string KeySchema = "2";

    public async Task<bool> IsEmpty(CancellationToken stop) =>
        !await db.Accounts.AnyAsync(stop) && !await db.Groups.AnyAsync(stop) && !await db.Organisations.AnyAsync(stop) && !await db.Listings.AnyAsync(stop);

    public async Task<string> Schema(CancellationToken stop) => (await db.Database.GetAppliedMigrationsAsync(stop)).Last();

    public async Task<Manifest> WriteContent(Stream to, CancellationToken stop) =>
        await Copy.Write(db, "content", await Schema(stop), db.Now, to, stop);

    public Task<Manifest> WriteKeys(Stream to, CancellationToken stop) => Copy.Write(shelf, "keys", KeySchema, db.Now, to, stop);

    /// <param name="content">Can be read twice.</param>
    /// <param name="keys">Can be read twice; null keeps the shelf as it is.</param>
    /// <param name="stop">Until the last moment an interruption leaves everything as it was.</param>
    /// <exception cref="CopyUnusable">And nothing was changed.</exception>
    public async Task<Manifest> Put(Stream content, Stream? keys, CancellationToken stop)
    {
        var (tables, shelves) = (Copy.Tables(db).ToList(), Copy.Tables(shelf).ToList());
        var manifest = await Copy.Check(content, "content", await Schema(stop), tables, stop);
        if (keys is not null) await Copy.Check(keys, "keys", KeySchema, shelves, stop);

        await using var transaction = await Begin(db, stop);
        foreach (var table in Table.Of(db).Where(t => t.Name is not ("ServerKeys" or "RecurringRuns")).Reverse()) await Do(transaction, $"DELETE FROM {table.Quoted}", stop);
        await using (var zip = new ZipArchive(Again(content), ZipArchiveMode.Read, leaveOpen: true))
            foreach (var table in tables)
            {
                await Copy.Fill(zip, transaction, table, null, stop);
                if (await Count(transaction, table, stop) != manifest.Tables.Single(t => t.Name == table.Name).Rows)
                    throw new CopyUnusable($"The rows of {table.Name} could not all be put back.");
            }

        var (gone, copied) = keys is null ? (await Ledger(stop), []) : await PutKeys(keys, shelves, stop);
        foreach (var table in tables.Where(t => t.Columns.Any(c => c.Name == "KeyId")))
            foreach (var id in await Sealing(transaction, table, stop))
                if (gone.Contains(shelf.Mark(id))) await DeleteSealedBy(transaction, table, id, stop);
        // Whoever came back since the copy was made is not ended by it.
        await Do(transaction, "UPDATE \"Accounts\" SET \"EndsOn\" = NULL, \"ToldOn\" = NULL", stop);
        await transaction.CommitAsync(stop);
        await db.Database.UseTransactionAsync(null, stop);

        // Keys of what was replaced open nothing any more.
        if (keys is not null) await shelf.Keys.Where(k => !copied.Contains(k.Id)).ExecuteDeleteAsync(CancellationToken.None);
        return manifest;
    }

    async Task<(HashSet<Guid> Gone, List<Guid> Copied)> PutKeys(Stream keys, List<Table> shelves, CancellationToken stop)
    {
        var (ledger, copied) = (shelves.Single(t => t.Name == "Ledger"), new List<Guid>());
        await using var transaction = await Begin(shelf, stop);
        await using var zip = new ZipArchive(Again(keys), ZipArchiveMode.Read, leaveOpen: true);
        var gone = await Ledger(stop);
        await Copy.Fill(zip, transaction, ledger, row => gone.Add((Guid)row["Mark"]), stop);
        await Copy.Fill(zip, transaction, shelves.Single(t => t.Name == "Keys"), row =>
        {
            var id = (Guid)row["Id"];
            if (!ring.Fits(id, (byte[])row["Wrapped"])) throw new CopyUnusable("These keys were wrapped under another master key. Put the right key file in place first.");
            if (gone.Contains(shelf.Mark(id))) return false;
            copied.Add(id);
            return true;
        }, stop);
        foreach (var id in await shelf.Keys.Select(k => k.Id).ToListAsync(stop))
            if (gone.Contains(shelf.Mark(id))) await DeleteKey(transaction, id, stop);
        await transaction.CommitAsync(stop);
        await shelf.Database.UseTransactionAsync(null, stop);
        return (gone, copied);
    }

    async Task<HashSet<Guid>> Ledger(CancellationToken stop) => [.. await shelf.Ledger.Select(d => d.Mark).ToListAsync(stop)];

    Task DeleteKey(DbTransaction within, Guid id, CancellationToken stop) => Do(within, $"DELETE FROM {Table.Of(shelf).Single(t => t.Name == "Keys").Quoted} WHERE \"Id\" = @id", stop, id);

    static async Task<IReadOnlyList<Guid>> Sealing(DbTransaction within, Table table, CancellationToken stop)
    {
        await using var command = within.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (within, $"SELECT DISTINCT \"KeyId\" FROM {table.Quoted} WHERE \"KeyId\" IS NOT NULL");
        await using var rows = await command.ExecuteReaderAsync(stop);
        var keys = new List<Guid>();
        while (await rows.ReadAsync(stop)) keys.Add(rows.GetGuid(0));
        return keys;
    }

    static Task DeleteSealedBy(DbTransaction within, Table table, Guid id, CancellationToken stop) => Do(within, $"DELETE FROM {table.Quoted} WHERE \"KeyId\" = @id", stop, id);

    static Stream Again(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }

    static async Task<DbTransaction> Begin(DbContext store, CancellationToken stop)
    {
        await store.Database.OpenConnectionAsync(stop);
        var transaction = await store.Database.GetDbConnection().BeginTransactionAsync(stop);
        await store.Database.UseTransactionAsync(transaction, stop);
        return transaction;
    }

    static async Task<long> Count(DbTransaction within, Table table, CancellationToken stop)
    {
        await using var command = within.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (within, $"SELECT count(*) FROM {table.Quoted}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), System.Globalization.CultureInfo.InvariantCulture);
    }

    static async Task Do(DbTransaction within, string sql, CancellationToken stop, Guid? id = null)
    {
        await using var command = within.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (within, sql);
        if (id is { } value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("id", value);
            command.Parameters.Add(parameter);
        }
        await command.ExecuteNonQueryAsync(stop);
    }
}
