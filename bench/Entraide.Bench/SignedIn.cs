using System.Data.Common;
using System.Text;
using System.Text.Json;
using Entraide.Groups;
using Entraide.Platform.Secrets;

namespace Entraide.Bench;

/// <summary>What a signed-in page of a group needs, by hand: the rows the product reads, and the same sealed words opened.</summary>
sealed class SignedIn
{
    readonly Func<DbConnection> open;
    readonly bool postgres;
    readonly byte[] wrapping;
    readonly string folder;
    readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, byte[]> keys = new();

    public SignedIn(string folder, Func<DbConnection> open, bool postgres)
    {
        (this.folder, this.open, this.postgres) = (folder, open, postgres);
        wrapping = MasterKey.FromFile(Path.Combine(folder, "master.key")).Derive("wrapping");
    }

    public async Task<string[]?> Read(HttpContext context)
    {
        await using var db = open();
        await db.OpenAsync();
        var hash = Convert.FromHexString(context.Request.Cookies["bench"] ?? "");
        var session = await HandWritten.Row(db, """SELECT "AccountId", "Ticket", "EndsAt" FROM "Sessions" WHERE "KeyHash" = @a""", hash);
        if (session is null) return null;
        var account = (await HandWritten.Row(db, """SELECT "Id", "Links", "Zone", "Language" FROM "Accounts" WHERE "Id" = @a""", session[0]))!;
        await HandWritten.Rows(db, """SELECT "Kind", "ChapterId" FROM "Offices" WHERE "AccountId" = @a""", session[0]);
        var mine = Open($"Account/{Id(account[0]):N}/Links", (byte[])account[1]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var group = await HandWritten.Row(db, """SELECT "Id", "Card", "State", "CharterNumber" FROM "Groups" WHERE "Id" = @a""", Key(Guid.Parse((string)context.Request.RouteValues["id"]!)));
        if (group is null) return null;
        var memberships = await HandWritten.Rows(db, """SELECT "Id", "GroupId", "Alias", "State", "Roles" FROM "Memberships" WHERE "GroupId" = @a AND "State" IN ('Member', 'Asked')""", group[0]);
        if (memberships.Find(m => mine.Contains(Id(m[0]).ToString("N"))) is not { } membership) return null;
        foreach (var other in memberships.Where(m => (string)m[4] != "None")) Open($"Membership/{Id(other[1]):N}/{Id(other[0]):N}/Alias", (byte[])other[2]);
        await HandWritten.Rows(db, """SELECT "AccountId", "GivenOn", "UntilOn" FROM "Credentials" WHERE "AccountId" IN (SELECT "AccountId" FROM "Credentials" LIMIT 2)""", null);
        await HandWritten.Rows(db, """
            SELECT m."Id", m."StartsAt", m."EndsAt", m."Zone", m."State", s."Coming", s."How"
            FROM (SELECT * FROM "Meetings" WHERE "GroupId" = @a AND "State" <> 'Closed' ORDER BY "StartsAt" LIMIT 3) m
            LEFT JOIN "Seats" s ON s."MeetingId" = m."Id" AND s."MembershipId" = @b ORDER BY m."StartsAt"
            """, group[0], membership[0]);
        await HandWritten.Rows(db, """SELECT "FromOn", "Rhythm" FROM "ScheduleRules" WHERE "GroupId" = @a""", group[0]);
        await HandWritten.Rows(db, """SELECT "Turn", "Decision", "On", "ToOn", "Time", "Minutes" FROM "ScheduleExceptions" WHERE "GroupId" = @a""", group[0]);
        if (await HandWritten.Row(db, """SELECT "Id", "Agenda" FROM "UsualAgendas" WHERE "GroupId" = @a""", group[0]) is { } agenda)
            Open($"UsualAgenda/{Id(group[0]):N}/{Id(agenda[0]):N}/Agenda", (byte[])agenda[1]);
        await HandWritten.Rows(db, """SELECT "Id", "Result" FROM "Pulses" WHERE "GroupId" = @a AND "State" = 'Counted' ORDER BY "ReleaseAt" DESC LIMIT 1""", group[0]);
        var card = JsonSerializer.Deserialize<GroupCard>(Open($"Group/{Id(group[0]):N}/Card", (byte[])group[1]))!;
        Open($"Membership/{Id(membership[1]):N}/{Id(membership[0]):N}/Alias", (byte[])membership[2]);
        return [card.Name, card.WhatFor];
    }

    object Key(Guid id) => postgres ? id : id.ToString().ToUpperInvariant();

    static Guid Id(object value) => value is Guid id ? id : Guid.Parse((string)value);

    string Open(string place, byte[] box)
    {
        var id = new Guid(box.AsSpan(0, 16));
        var key = keys.GetOrAdd(id, Unwrap);
        var padded = Box.Open(key, box.AsSpan(16), Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(padded.AsSpan(0, padded.AsSpan().LastIndexOf((byte)0x80)));
    }

    byte[] Unwrap(Guid id)
    {
        using var db = postgres ? open() : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "keys.db")}");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = $"""SELECT "Wrapped" FROM {(postgres ? "keys." : "")}"Keys" WHERE "Id" = @a""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("a", Key(id));
        command.Parameters.Add(parameter);
        return Box.Open(wrapping, (byte[])command.ExecuteScalar()!, id.ToByteArray());
    }
}
