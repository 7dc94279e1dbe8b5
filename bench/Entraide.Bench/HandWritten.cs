using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using Entraide.Platform.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Entraide.Bench;

/// <summary>
/// The limit to measure against: endpoints written by hand, without page, model or mapper. They read the same rows of the same
/// database with plain commands, and write the bytes the product writes, with the values of the rows put in anew each time.
/// </summary>
static class HandWritten
{
    public static async Task<int> Serve(string[] args)
    {
        var (folder, postgres, templates) = (args[1], args[2] == "-" ? null : args[2], args[3]);
        var builder = WebApplication.CreateSlimBuilder(args[4..]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        Func<DbConnection> open = postgres is null ? Sqlite(Path.Combine(folder, "entraide.db")) : Postgres(postgres);
        var signedIn = new SignedIn(folder, open, postgres is not null);
        app.MapGet("/ready", () => "yes");
        Template("circle", app, "/circles/{slug}", templates, async context =>
        {
            await using var db = open();
            await db.OpenAsync(context.RequestAborted);
            var listing = await Row(db, """
                SELECT l."Id", l."Name", l."WhatFor", l."ForWhom", l."NotForWhom", l."Themes", l."Languages", l."Ways", l."Venue", l."Street", l."City", l."Postcode", l."StepFree", l."Source", l."ChangedOn", l."GroupId", l."Link", l."Phone", l."Partner"
                FROM "Listings" l LEFT JOIN "Groups" g ON g."Id" = l."GroupId"
                WHERE l."Slug" = @a AND (l."GroupId" IS NULL OR (g."IsListed" AND g."State" IN ('Open', 'Forming')))
                """, (string)context.Request.RouteValues["slug"]!);
            if (listing is null) return null;
            await Rows(db, """SELECT "Id", "Day", "Minute", "Minutes", "Zone", "NextAt" FROM "ListingTimes" WHERE "ListingId" = @a ORDER BY "Day", "Minute" """, listing[0]);
            await Rows(db, """SELECT "Zone" FROM "Organisations" LIMIT 2""", null);
            return [(string)listing[1], (string)listing[2], (string)listing[3]];
        });
        Template("directory", app, "/", templates, async context =>
        {
            await using var db = open();
            await db.OpenAsync(context.RequestAborted);
            await Rows(db, """SELECT "Zone" FROM "Organisations" LIMIT 2""", null);
            var found = await Rows(db, """
                SELECT l."Name", l."Slug", l."WhatFor", l."Ways", l."Languages", l."City", l."Themes", l."StepFree", l."Source", l."GroupId", t."Day", t."Minute", t."Minutes", t."Zone", t."NextAt", t."Id"
                FROM (SELECT * FROM (SELECT *, 0 AS "Rank" FROM "ListingTimes" WHERE "Languages" LIKE '% fr %' ORDER BY "NextAt", "Id" LIMIT 13) x
                    UNION ALL SELECT * FROM (SELECT *, 1 FROM "ListingTimes" WHERE "Languages" NOT LIKE '% fr %' ORDER BY "NextAt", "Id" LIMIT 13) y ORDER BY "Rank", "NextAt", "Id" LIMIT 13) t JOIN "Listings" l ON l."Id" = t."ListingId" LEFT JOIN "Groups" g ON g."Id" = l."GroupId"
                WHERE l."GroupId" IS NULL OR (g."IsListed" AND g."State" IN ('Open', 'Forming')) ORDER BY t."Rank", t."NextAt", t."Id"
                """, null);
            await Rows(db, """SELECT count(*) FROM (SELECT 1 FROM "ListingTimes" LIMIT 501) x""", null);
            return [.. found.Take(12).SelectMany(f => new[] { (string)f[0], (string)f[2] })];
        });
        Template("group", app, "/groups/{id:guid}", templates, context => signedIn.Read(context));
        await app.RunAsync();
        return 0;
    }

    /// <summary>Cuts what the product answered at the values of the rows, and puts the values read now into the cuts.</summary>
    static void Template(string name, WebApplication app, string route, string templates, Func<HttpContext, Task<string[]?>> read)
    {
        var file = Path.Combine(templates, name + ".html");
        if (!System.IO.File.Exists(file)) return;
        var page = System.IO.File.ReadAllText(file);
        (byte[][] Parts, string[] Values)? cut = null;
        app.MapGet(route, async context =>
        {
            if (await read(context) is not { } values)
            {
                context.Response.StatusCode = 404;
                return;
            }
            var (parts, _) = cut ??= Cut(page, values);
            context.Response.ContentType = "text/html; charset=utf-8";
            var body = context.Response.BodyWriter;
            for (var n = 0; n < parts.Length; n++)
            {
                body.Write(parts[n]);
                if (n < values.Length) body.Write(Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(values[n])));
            }
            await body.FlushAsync();
        });
    }

    static (byte[][], string[]) Cut(string page, string[] values)
    {
        var (parts, at) = (new List<byte[]>(), 0);
        foreach (var value in values)
        {
            var found = value.Length == 0 ? -1 : page.IndexOf(value, at, StringComparison.Ordinal);
            if (found < 0) found = at;
            parts.Add(Encoding.UTF8.GetBytes(page[at..found]));
            at = page.AsSpan(found).StartsWith(value, StringComparison.Ordinal) ? found + value.Length : found;
        }
        parts.Add(Encoding.UTF8.GetBytes(page[at..]));
        return ([.. parts], values);
    }

    public static async Task<object[]?> Row(DbConnection db, string sql, object? a) => (await Rows(db, sql, a)).FirstOrDefault();

    public static async Task<List<object[]>> Rows(DbConnection db, string sql, object? a, object? b = null)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in new[] { ("a", a), ("b", b) }.Where(v => v.Item2 is not null))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    static Func<DbConnection> Sqlite(string file)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5, ForeignKeys = true, Pooling = true }.ToString();
        return () => new SqliteConnection(text);
    }

    static Func<DbConnection> Postgres(string text)
    {
        var source = NpgsqlDataSource.Create(text);
        return source.CreateConnection;
    }
}
