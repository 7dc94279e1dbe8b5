using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Entraide.Platform.Data;

/// <summary>Which of the two engines holds the data: the file in the data folder unless a PostgreSQL connection string is given.</summary>
public sealed record DatabaseChoice(string DataFolder, string? PostgresConnection)
{
    // Without one of ours, the mapper compares all its options at each request to find its own services again.
    static readonly IServiceProvider ForSqlite = new ServiceCollection().AddEntityFrameworkSqlite().BuildServiceProvider();
    static readonly IServiceProvider ForPostgres = new ServiceCollection().AddEntityFrameworkNpgsql().BuildServiceProvider();

    public bool IsPostgres => !string.IsNullOrWhiteSpace(PostgresConnection);

    public string SqliteFile => Path.Combine(DataFolder, "entraide.db");

    public string KeysFile => Path.Combine(DataFolder, "keys.db");

    public void Configure(DbContextOptionsBuilder builder) => Configure(builder, SqliteFile);

    /// <summary>Wrapped keys lie apart from the content: another file, or another schema.</summary>
    public void ConfigureKeys(DbContextOptionsBuilder builder) => Configure(builder, KeysFile);

    /// <summary>For <see cref="Reads"/>, which keeps its connections itself.</summary>
    public DbConnection ReadingConnection() => IsPostgres ? new NpgsqlConnection(PostgresConnection) : new SqliteConnection(ConnectionTo(SqliteFile, pooling: false));

    void Configure(DbContextOptionsBuilder builder, string file)
    {
        // Migrations are written by hand and carry no snapshot; the drift test compares instead.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        if (IsPostgres)
            builder.UseNpgsql(PostgresConnection).UseInternalServiceProvider(ForPostgres);
        else
            builder.UseSqlite(ConnectionTo(file, pooling: true), o => o.CommandTimeout(30)).AddInterceptors(new SqliteSafety()).UseInternalServiceProvider(ForSqlite);
    }

    static string ConnectionTo(string file, bool pooling) =>
        new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, Pooling = pooling }.ToString();
}
