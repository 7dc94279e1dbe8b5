using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Bench;

/// <summary>Databases for one run on one engine, gone afterwards.</summary>
sealed class Place(string folder, string? server) : IAsyncDisposable
{
    readonly List<string> made = [];

    public static Task<Place> Make(string? server) => Task.FromResult(new Place(System.IO.Directory.CreateTempSubdirectory("entraide-bench-").FullName, server));

    public DatabaseChoice Fresh(string name)
    {
        var data = System.IO.Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        if (server is null) return new(data, null);
        var database = $"bench_{name}_{Guid.NewGuid():N}";
        Tell($"CREATE DATABASE {database}");
        made.Add(database);
        return new(data, new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString());
    }

    public static AppDb Open(DatabaseChoice choice) => new(Options(choice), TimeProvider.System);

    public static DbContextOptions<AppDb> Options(DatabaseChoice choice)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        choice.Configure(options);
        return options.Options;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var database in made) Tell($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        System.IO.Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    void Tell(string sql)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
