using System.CommandLine;
using System.Globalization;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Backups;

/// <summary>backup and restore at a terminal.</summary>
static class BackupVerbs
{
    static readonly Argument<string?> To = new("file") { Description = "Where the content goes, or - for standard output (default: a dated file in the backups folder of the data folder)", Arity = ArgumentArity.ZeroOrOne };
    static readonly Argument<string> From = new("file") { Description = "The copy of the content, or - for standard input" };
    static readonly Option<string?> KeysTo = new("--keys") { Description = "Where the keys go (default: beside the content, with .keys.zip at the end)" };
    static readonly Option<string?> KeysFrom = new("--keys") { Description = "The copy of the keys; the newest is best, it knows what was erased since (default: beside the content, with .keys.zip at the end)" };
    static readonly Option<bool> Replace = new("--replace") { Description = "Put the copy in the place of what is there" };

    public static IEnumerable<Verb> All() =>
    [
        new(new Command("backup", "Copy the content to one file and its keys to another: keep the first for months and the second for days. The master key is in neither.") { To, KeysTo }, Backup),
        new(new Command("restore", "Put a copy back, whole or not at all; what was erased since stays erased. Works from SQLite to PostgreSQL and back.") { From, KeysFrom, Replace }, Restore),
    ];

    static async Task<int> Backup(ParseResult asked, IServiceProvider services, CancellationToken stop)
    {
        var (place, restoring, db) = (services.GetRequiredService<DatabaseChoice>(), services.GetRequiredService<Restoring>(), services.GetRequiredService<AppDb>());
        var file = asked.GetValue(To) ?? Path.Combine(place.DataFolder, "backups", $"entraide-{db.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip");
        var keys = asked.GetValue(KeysTo) ?? (file == "-" ? null : KeysBeside(file));
        if (keys is null) return await Refuse("Say where the keys go with --keys FILE; without them the content cannot be read.");
        if (new[] { file, keys }.FirstOrDefault(File.Exists) is { } known) return await Refuse($"There is a file « {known} » already.");
        try
        {
            var content = file == "-" ? await ToOutput(restoring.WriteContent, stop) : await ToFile(file, restoring.WriteContent, stop);
            // Keys after content: a key made in between is one too many, never one too few.
            var shelf = await ToFile(keys, restoring.WriteKeys, stop);
            await Console.Error.WriteLineAsync($"{content.Tables.Sum(t => t.Rows)} rows in {(file == "-" ? "standard output" : file)}, {shelf.Tables.Sum(t => t.Rows)} keys and ledger lines in {keys}.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await Refuse(e.Message);
        }
    }

    static async Task<int> Restore(ParseResult asked, IServiceProvider services, CancellationToken stop)
    {
        var (file, restoring) = (asked.GetValue(From)!, services.GetRequiredService<Restoring>());
        var keysFile = asked.GetValue(KeysFrom) ?? KeysBeside(file);
        if (file != "-" && !File.Exists(file)) return await Refuse($"There is no file « {file} ».");
        if (asked.GetValue(KeysFrom) is { } named && !File.Exists(named)) return await Refuse($"There is no file « {named} ».");
        if (!asked.GetValue(Replace) && !await restoring.IsEmpty(stop)) return await Refuse("There is something in this database already. Say --replace to put the copy in its place.");
        var hasKeys = File.Exists(keysFile);
        if (!hasKeys && !await services.GetRequiredService<KeyShelf>().Keys.AnyAsync(stop)) return await Refuse("The keys are missing, here and beside the copy. Give them with --keys FILE.");
        try
        {
            await using var content = file == "-" ? await FromInput(stop) : File.OpenRead(file);
            await using var keys = hasKeys ? File.OpenRead(keysFile) : null;
            var done = await restoring.Put(content, keys, stop);
            await Console.Error.WriteLineAsync($"{done.Tables.Sum(t => t.Rows)} rows of {done.At.ToString("u", CultureInfo.InvariantCulture)} are back.{(hasKeys ? "" : " The keys that were here were kept.")}");
            return 0;
        }
        catch (Exception e) when (e is CopyUnusable or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            return await Refuse(e is System.Data.Common.DbException ? "The database refused the copy." : e.Message);
        }
    }

    static string KeysBeside(string file) => Path.ChangeExtension(file, null) + ".keys.zip";

    static async Task<Manifest> ToFile(string file, Func<Stream, CancellationToken, Task<Manifest>> write, CancellationToken stop)
    {
        var full = Path.GetFullPath(file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var half = full + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Manifest manifest;
        await using (var stream = new FileStream(half, options))
        {
            manifest = await write(stream, stop);
            stream.Flush(flushToDisk: true);
        }
        File.Move(half, full);
        return manifest;
    }

    static async Task<Manifest> ToOutput(Func<Stream, CancellationToken, Task<Manifest>> write, CancellationToken stop)
    {
        await using var output = Console.OpenStandardOutput();
        return await write(output, stop);
    }

    static async Task<Stream> FromInput(CancellationToken stop)
    {
        var kept = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(kept, stop);
        kept.Position = 0;
        return kept;
    }

    static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync($"{sentence} Nothing was changed.");
        return 1;
    }
}
