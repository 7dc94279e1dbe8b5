using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Backups;

/// <summary>What a copy says of itself; written last, so that a copy cut short has none.</summary>
public sealed record Manifest(string Of, string Schema, DateTime At, IReadOnlyList<CopiedTable> Tables);

public sealed record CopiedTable(string Name, IReadOnlyList<string> Columns, long Rows, string Digest);

/// <summary>The copy cannot be used; the message says why.</summary>
public sealed class CopyUnusable(string why) : Exception(why);

/// <summary>
/// A store as a zip of one file per table, a line of JSON per row, with counts and digests: the same from SQLite and from
/// PostgreSQL, so that it moves an installation from one to the other.
/// </summary>
public static class Copy
{
    const string ManifestName = "manifest.json";

    // Sessions would bring back what was signed out, and what opens once what was used; the others are made anew by each start.
    static readonly string[] LeftOut = ["Sessions", "OneTimes", "ServerKeys", "RecurringRuns", "DoneActs"];

    public static IEnumerable<Table> Tables(DbContext store) => Table.Of(store).Where(t => !LeftOut.Contains(t.Name));

    public static async Task<Manifest> Write(DbContext store, string of, string schema, DateTime now, Stream to, CancellationToken stop)
    {
        var done = new List<CopiedTable>();
        // All tables as they were at one instant, while people go on writing.
        await store.Database.OpenConnectionAsync(stop);
        await using var moment = await Moment(store.Database.GetDbConnection(), stop);
        await using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in Tables(store))
            {
                await using var entry = await zip.CreateEntry($"{table.Name}.jsonl", CompressionLevel.Fastest).OpenAsync(stop);
                done.Add(await WriteTable(moment, table, entry, stop));
            }
            var manifest = new Manifest(of, schema, now, done);
            await using var last = await zip.CreateEntry(ManifestName).OpenAsync(stop);
            await JsonSerializer.SerializeAsync(last, manifest, cancellationToken: stop);
        }
        await moment.RollbackAsync(stop);
        return new(of, schema, now, done);
    }

    // On SQLite a deferred transaction reads one instant and keeps nobody from writing.
    static async Task<DbTransaction> Moment(DbConnection connection, CancellationToken stop) => connection is SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    static async Task<CopiedTable> WriteTable(DbTransaction moment, Table table, Stream to, CancellationToken stop)
    {
        await using var command = moment.Connection!.CreateCommand();
        command.Transaction = moment;
        command.CommandText = $"SELECT {table.ColumnList} FROM {table.Quoted}";
        await using var rows = await command.ExecuteReaderAsync(stop);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var line = new MemoryStream();
        var count = 0L;
        for (; await rows.ReadAsync(stop); count++)
        {
            line.SetLength(0);
            await using (var json = new Utf8JsonWriter(line)) RowText.Write(json, table, rows);
            line.WriteByte((byte)'\n');
            digest.AppendData(line.GetBuffer(), 0, (int)line.Length);
            await to.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), stop);
        }
        return new(table.Name, [.. table.Columns.Select(c => c.Name)], count, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    /// <summary>Reads the whole copy once, counts and digests included, before anything is touched.</summary>
    public static async Task<Manifest> Check(Stream from, string of, string schema, IEnumerable<Table> tables, CancellationToken stop)
    {
        try
        {
            await using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = await ManifestIn(zip, stop);
            if (manifest.Of != of) throw new CopyUnusable($"This is a copy of {manifest.Of}, not of {of}.");
            if (manifest.Schema != schema) throw new CopyUnusable($"This copy was made by another version ({manifest.Schema}; this one is {schema}). Restore it with that version, then upgrade.");
            if (!manifest.Tables.Select(t => t.Name).Order(StringComparer.Ordinal).SequenceEqual(tables.Select(t => t.Name).Order(StringComparer.Ordinal)))
                throw new CopyUnusable("The copy does not hold the tables of this version.");
            foreach (var table in manifest.Tables)
            {
                using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var rows = 0L;
                await foreach (var line in Lines(zip, table.Name, stop))
                {
                    digest.AppendData(line);
                    digest.AppendData("\n"u8);
                    rows++;
                }
                if (rows != table.Rows || Convert.ToHexStringLower(digest.GetHashAndReset()) != table.Digest)
                    throw new CopyUnusable($"The copy is damaged: {table.Name} does not hold what was written.");
            }
            return manifest;
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new CopyUnusable("The copy is damaged or is no copy of ours.");
        }
    }

    /// <summary>Puts the rows of one table in, inside the caller's transaction.</summary>
    public static async Task Fill(ZipArchive zip, DbTransaction within, Table table, Func<IReadOnlyDictionary<string, object>, bool>? only, CancellationToken stop)
    {
        var columns = (await ManifestIn(zip, stop)).Tables.Single(t => t.Name == table.Name).Columns.Select(name => table.Columns.Single(c => c.Name == name)).ToList();
        await using var insert = within.Connection!.CreateCommand();
        insert.Transaction = within;
        insert.CommandText = $"INSERT INTO {table.Quoted} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))}) ON CONFLICT DO NOTHING";
        await foreach (var line in Lines(zip, table.Name, stop))
        {
            using var row = JsonDocument.Parse(line);
            var values = row.RootElement.EnumerateArray().Select((value, i) => RowText.Read(value, columns[i].Type)).ToList();
            if (only is not null && !only(columns.Select((c, i) => (c.Name, Value: values[i])).ToDictionary(x => x.Name, x => x.Value))) continue;
            insert.Parameters.Clear();
            for (var i = 0; i < values.Count; i++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"p{i}", values[i]);
                insert.Parameters.Add(parameter);
            }
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    static async Task<Manifest> ManifestIn(ZipArchive zip, CancellationToken stop)
    {
        var entry = zip.GetEntry(ManifestName) ?? throw new CopyUnusable("The copy was cut short, or is no copy of ours.");
        await using var stream = await entry.OpenAsync(stop);
        return await JsonSerializer.DeserializeAsync<Manifest>(stream, cancellationToken: stop) ?? throw new CopyUnusable("The copy is no copy of ours.");
    }

    static async IAsyncEnumerable<byte[]> Lines(ZipArchive zip, string table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var entry = zip.GetEntry($"{table}.jsonl") ?? throw new CopyUnusable($"The copy is damaged: {table} is missing.");
        await using var stream = await entry.OpenAsync(stop);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(stop) is { } line) yield return System.Text.Encoding.UTF8.GetBytes(line);
    }
}
