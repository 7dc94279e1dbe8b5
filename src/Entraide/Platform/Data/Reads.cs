using System.Data.Common;

namespace Entraide.Platform.Data;

/// <summary>
/// Plain commands for the few pages that are read most, where the mapper would cost more than the page. They only read; what
/// they return is not tracked.
/// </summary>
public sealed class Reads(DatabaseChoice choice)
{
    public bool IsPostgres => choice.IsPostgres;

    /// <summary>Rows of one SELECT that both engines understand; values are named @like_this.</summary>
    public async Task<List<TRow>> Rows<TRow>(string sql, Func<DbDataReader, TRow> read, CancellationToken stop, params IEnumerable<(string Name, object Value)> values)
    {
        await using var connection = choice.Connection();
        await connection.OpenAsync(stop);
        SqliteSafety.Tell(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }
}
