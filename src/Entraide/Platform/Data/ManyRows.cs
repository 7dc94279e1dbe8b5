using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Entraide.Platform.Data;

/// <summary>Puts thousands of rows in by one sentence that the database prepares once. The mapper would prepare it for each, and all others wait meanwhile.</summary>
public static class ManyRows
{
    /// <summary>A transaction for thousands of rows. SQLite gets room (64 MB) to keep its indexes in memory: its 2 MB would be written and read again and again.</summary>
    public static async Task<IDbContextTransaction> BeginMany(this Store db, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size=-65536", stop);
        return await db.Database.BeginTransactionAsync(stop);
    }

    /// <summary>Inside the caller's transaction; nothing is tracked.</summary>
    public static async Task PutIn<T>(this Store db, IReadOnlyCollection<T> rows, CancellationToken stop) where T : class
    {
        var table = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = table.GetProperties().Select(p => (Property: p, Mapping: p.GetRelationalTypeMapping())).ToArray();
        await using var insert = db.Database.GetDbConnection().CreateCommand();
        insert.Transaction = (db.Database.CurrentTransaction ?? throw new InvalidOperationException("Many rows are put in within a transaction.")).GetDbTransaction();
        insert.CommandText = $"INSERT INTO \"{table.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName()}\""))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"@p{n}"))})";
        foreach (var ((property, mapping), n) in columns.Select((c, n) => (c, n))) insert.Parameters.Add(mapping.CreateParameter(insert, $"p{n}", null, property.IsNullable));
        foreach (var row in rows)
        {
            for (var n = 0; n < columns.Length; n++) insert.Parameters[n].Value = Value(columns[n].Property, columns[n].Mapping, row) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    static object? Value(IProperty property, RelationalTypeMapping mapping, object row)
    {
        var value = property.PropertyInfo!.GetValue(row);
        return mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
