using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Tests;

/// <summary>Which engine this run uses, and a fresh database on it: a copy of one that was migrated once.</summary>
static class Engine
{
    static readonly string? Server = Environment.GetEnvironmentVariable("ENTRAIDE_TEST_POSTGRES");
    static readonly SemaphoreSlim OneAtATime = new(1);
    static DatabaseChoice? template;

    public static bool IsPostgres => !string.IsNullOrEmpty(Server);

    public static DatabaseChoice Empty()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("entraide-").FullName;
        if (!IsPostgres) return new(folder, null);
        var name = "t" + Guid.NewGuid().ToString("N");
        Admin($"CREATE DATABASE {name}");
        return new(folder, Named(name));
    }

    /// <summary>The other engine, where this run uses PostgreSQL.</summary>
    public static DatabaseChoice EmptySqlite() => new(System.IO.Directory.CreateTempSubdirectory("entraide-").FullName, null);

    public static async Task<DatabaseChoice> Migrated()
    {
        await OneAtATime.WaitAsync();
        try
        {
            template ??= await MakeTemplate();
            var folder = System.IO.Directory.CreateTempSubdirectory("entraide-").FullName;
            var choice = new DatabaseChoice(folder, null);
            if (IsPostgres)
            {
                var name = "t" + Guid.NewGuid().ToString("N");
                Admin($"CREATE DATABASE {name} TEMPLATE {Database(template)}");
                return choice with { PostgresConnection = Named(name) };
            }
            File.Copy(template.SqliteFile, choice.SqliteFile);
            return choice;
        }
        finally { OneAtATime.Release(); }
    }

    public static AppDb Open(DatabaseChoice choice, TimeProvider? clock = null)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        choice.Configure(options);
        return new(options.Options, clock ?? TimeProvider.System);
    }

    public static void Drop(DatabaseChoice choice)
    {
        if (choice.PostgresConnection is { } connection)
        {
            NpgsqlConnection.ClearPool(new(connection));
            Admin($"DROP DATABASE IF EXISTS {Database(choice)} WITH (FORCE)");
        }
        else Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(choice.DataFolder, recursive: true);
    }

    static async Task<DatabaseChoice> MakeTemplate()
    {
        var made = Empty();
        await using (var db = Open(made)) await db.Migrate(made);
        if (IsPostgres) NpgsqlConnection.ClearAllPools();
        else
        {
            await using var db = Open(made);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
        return made;
    }

    static string Named(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 8 }.ToString();

    static string Database(DatabaseChoice choice) => new NpgsqlConnectionStringBuilder(choice.PostgresConnection).Database!;

    static void Admin(string sql)
    {
        using var connection = new NpgsqlConnection(Server);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
