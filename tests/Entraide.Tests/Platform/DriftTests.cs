using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.EntityFrameworkCore.Scaffolding.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Platform;

public class DriftTests
{
    [Fact]
    public async Task The_migrations_build_the_same_database_as_the_model()
    {
        var (fromMigrations, fromModel) = (Engine.Empty(), Engine.Empty());
        try
        {
            await using (var db = Engine.Open(fromMigrations)) await db.Migrate(fromMigrations);
            await using (var db = Engine.Open(fromModel)) await db.Database.EnsureCreatedAsync();
            Assert.Equal(Shape(fromModel), Shape(fromMigrations));
        }
        finally
        {
            Engine.Drop(fromMigrations);
            Engine.Drop(fromModel);
        }
    }

    static string Shape(DatabaseChoice choice)
    {
        using var db = Engine.Open(choice);
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(db);
        IDesignTimeServices engine = choice.IsPostgres
            ? new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices()
            : new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices();
        engine.ConfigureDesignTimeServices(services);
        var model = services.BuildServiceProvider().GetRequiredService<IDatabaseModelFactory>().Create(db.Database.GetDbConnection(), new());
        var tables = model.Tables.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)).OrderBy(t => t.Name, StringComparer.Ordinal);
        return string.Join('\n', tables.SelectMany(Lines));
    }

    static IEnumerable<string> Lines(DatabaseTable table) =>
    [
        table.Name,
        .. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => $"  {c.Name} {c.StoreType}{(c.IsNullable ? " null" : "")}"),
        $"  key {string.Join(',', table.PrimaryKey?.Columns.Select(c => c.Name) ?? [])}",
        .. table.ForeignKeys.Select(f => $"  {string.Join(',', f.Columns.Select(c => c.Name))} → {f.PrincipalTable.Name} {f.OnDelete}").Order(StringComparer.Ordinal),
        .. table.Indexes.Select(i => $"  index {i.Name} {string.Join(',', i.Columns.Select(c => c.Name))}{(i.IsUnique ? " unique" : "")}").Order(StringComparer.Ordinal),
    ];
}
