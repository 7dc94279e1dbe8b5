using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entraide.Platform.Data;

/// <summary>Which of the two engines holds the data: the file in the data folder unless a PostgreSQL connection string is given.</summary>
public sealed record DatabaseChoice(string DataFolder, string? PostgresConnection)
{
    // Asked for at every reading.
    readonly string toFile = ConnectionTo(Path.Combine(DataFolder, "entraide.db"));

    public bool IsPostgres => !string.IsNullOrWhiteSpace(PostgresConnection);

    public string SqliteFile => Path.Combine(DataFolder, "entraide.db");

    public void Configure(DbContextOptionsBuilder builder)
    {
        if (IsPostgres)
            builder.UseNpgsql(PostgresConnection);
        else
            builder.UseSqlite(toFile, o => o.CommandTimeout(30)).AddInterceptors(new SqliteSafety());
    }

    public DbConnection Connection() => IsPostgres ? new NpgsqlConnection(PostgresConnection) : new SqliteConnection(toFile);

    public string KeysFile => Path.Combine(DataFolder, "keys.db");

    /// <summary>Wrapped keys lie apart from the content: another file, or another schema.</summary>
    public void ConfigureKeys(DbContextOptionsBuilder builder)
    {
        if (IsPostgres)
            builder.UseNpgsql(PostgresConnection);
        else
            builder.UseSqlite(ConnectionTo(KeysFile), o => o.CommandTimeout(30)).AddInterceptors(new SqliteSafety());
    }

    static string ConnectionTo(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = 5,
        ForeignKeys = true,
        Pooling = true,
    }.ToString();
}
