using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Data;

/// <summary>Which of the two engines holds the data: the file in the data folder unless a PostgreSQL connection string is given.</summary>
public sealed record DatabaseChoice(string DataFolder, string? PostgresConnection)
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(PostgresConnection);

    public string SqliteFile => Path.Combine(DataFolder, "entraide.db");

    public void Configure(DbContextOptionsBuilder builder)
    {
        if (IsPostgres)
            builder.UseNpgsql(PostgresConnection);
        else
            builder.UseSqlite(SqliteConnectionString, o => o.CommandTimeout(30)).AddInterceptors(new SqliteSafety());
    }

    string SqliteConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = SqliteFile,
        DefaultTimeout = 5,
        ForeignKeys = true,
        Pooling = true,
    }.ToString();
}
