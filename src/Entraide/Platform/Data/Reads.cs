using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Entraide.Platform.Data;

/// <summary>
/// Plain commands for what is asked at nearly every page, where the mapper would cost more than the page. They only read, and
/// see what is committed: an act that looks at its own unsaved changes asks <see cref="AppDb"/>.
/// </summary>
public sealed class Reads(DatabaseChoice choice, DbContextOptions<AppDb> options) : IDisposable
{
    // Opening a file and preparing a sentence cost more than reading a few rows, so a connection stays open with what it prepared.
    static readonly int Kept = 2 * Environment.ProcessorCount;
    readonly ConcurrentStack<Lane> lanes = new();
    readonly ConcurrentDictionary<Type, object> tables = new();
    readonly Lazy<IModel> model = new(() =>
    {
        using var db = new AppDb(options, TimeProvider.System);
        return db.Model;
    });

    public bool IsPostgres => choice.IsPostgres;

    /// <summary>Rows of one SELECT that both engines understand; values are named @like_this.</summary>
    public async Task<List<TRow>> Rows<TRow>(string sql, Func<DbDataReader, TRow> read, CancellationToken stop, params IReadOnlyList<(string Name, object Value)> values)
    {
        if (!lanes.TryPop(out var lane)) lane = await Lane.Open(choice, stop);
        try
        {
            var rows = new List<TRow>();
            var command = lane.Command(sql, values);
            // PostgreSQL's own pool keeps connections and what was prepared on them: from the second time on this asks nothing.
            if (IsPostgres) await command.PrepareAsync(stop);
            await using (var reader = await command.ExecuteReaderAsync(stop))
                while (await reader.ReadAsync(stop)) rows.Add(read(reader));
            await Keep(lane);
            return rows;
        }
        catch
        {
            await lane.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whole rows of one table, for what follows FROM: <c>WHERE "GroupId" = @group ORDER BY …</c>. They are not tracked.</summary>
    public Task<List<T>> All<T>(string which, CancellationToken stop, params IReadOnlyList<(string Name, object Value)> values) where T : class
    {
        var table = Mapped<T>();
        return Rows(table.Select(which), table.Read, stop, values);
    }

    /// <summary>The only row there can be, or null.</summary>
    public async Task<T?> One<T>(string which, CancellationToken stop, params IReadOnlyList<(string Name, object Value)> values) where T : class =>
        (await All<T>(which, stop, values)).SingleOrDefault();

    /// <summary>How the rows of a table are read, for a SELECT that joins several.</summary>
    public Mapped<T> Mapped<T>() where T : class => (Mapped<T>)tables.GetOrAdd(typeof(T), _ => new Mapped<T>(model.Value));

    async ValueTask Keep(Lane lane)
    {
        if (IsPostgres || lanes.Count >= Kept) await lane.DisposeAsync();
        else lanes.Push(lane);
    }

    public void Dispose()
    {
        while (lanes.TryPop(out var lane)) lane.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    sealed class Lane(DbConnection connection) : IAsyncDisposable
    {
        // A search has as many sentences as wishes can be combined.
        const int Most = 100;
        readonly Dictionary<string, DbCommand> prepared = [];

        public static async Task<Lane> Open(DatabaseChoice choice, CancellationToken stop)
        {
            var connection = choice.ReadingConnection();
            await connection.OpenAsync(stop);
            SqliteSafety.Tell(connection, reading: true);
            return new(connection);
        }

        public DbCommand Command(string sql, IReadOnlyList<(string Name, object Value)> values)
        {
            if (!prepared.TryGetValue(sql, out var command))
            {
                if (prepared.Count == Most) Forget();
                command = prepared[sql] = connection.CreateCommand();
                command.CommandText = sql;
                foreach (var (name, _) in values)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = name;
                    command.Parameters.Add(parameter);
                }
            }
            for (var n = 0; n < values.Count; n++) command.Parameters[n].Value = values[n].Value;
            return command;
        }

        void Forget()
        {
            foreach (var command in prepared.Values) command.Dispose();
            prepared.Clear();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return connection.DisposeAsync();
        }
    }
}
