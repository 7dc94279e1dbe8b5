using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Data;

/// <summary>Brings the database to the present schema, one process at a time.</summary>
public static class Migrating
{
    public static async Task Migrate(this Store db, DatabaseChoice choice, CancellationToken stop = default)
    {
        if (choice.IsPostgres)
        {
            await db.Database.MigrateAsync(stop);
            return;
        }
        await using var gate = await Gate(choice.SqliteFile + ".migrating", stop);
        await db.Database.OpenConnectionAsync(stop);
        // We hold the gate, so a lock row left by a killed migration is stale; without this the next start waits without end.
        var stale = await db.Database
            .SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (stale > 0) await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop);
        await db.Database.MigrateAsync(stop);
        await db.Database.CloseConnectionAsync();
    }

    static async Task<FileStream> Gate(string file, CancellationToken stop)
    {
        for (var attempt = 0; ; attempt++)
        {
            try { return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose); }
            catch (IOException) when (attempt < 240) { await Task.Delay(TimeSpan.FromMilliseconds(250), stop); }
        }
    }
}
