using System.Diagnostics;
using System.Text;
using Entraide.Platform.Data;

namespace Entraide.Tests;

/// <summary>What somebody at a terminal got.</summary>
public sealed record Said(int Code, string Out, string Error);

/// <summary>The program itself, run as a process beside a database of its own.</summary>
public sealed class Terminal : IAsyncDisposable
{
    static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Entraide.dll");
    readonly DatabaseChoice choice;

    Terminal(DatabaseChoice choice) => this.choice = choice;

    public static async Task<Terminal> Open() => new(await Engine.Migrated());

    /// <summary>Beside a world that goes on, and that takes everything away at its end.</summary>
    public static Terminal At(World world) => new(world.Place);

    /// <summary>As on a new machine: no database, and no folder for it.</summary>
    public static Terminal OnANewMachine()
    {
        var choice = Engine.Empty();
        System.IO.Directory.Delete(choice.DataFolder);
        return new(choice);
    }

    public static Terminal OnSqlite() => new(Engine.EmptySqlite());

    public string Folder => choice.DataFolder;

    public AppDb Look() => Engine.Open(choice);

    public string Write(string name, string content)
    {
        var path = Path.Combine(choice.DataFolder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public async Task<Said> Run(string[] words, byte[]? input = null)
    {
        using var process = Begin(words);
        return await Heard(process, input);
    }

    /// <summary>As most shells start it: what it makes others may read. What the program says goes where the shell is told to send it: « &gt; /dev/full ».</summary>
    public async Task<Said> RunInShell(string redirection, params string[] words)
    {
        using var process = Begin("/bin/sh", ["-c", $"umask 022; exec dotnet \"$@\" {redirection}", "sh", .. Ours(words)]);
        return await Heard(process, null);
    }

    static async Task<Said> Heard(Process process, byte[]? input)
    {
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try { await process.WaitForExitAsync(patience.Token); }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The program goes on after three minutes. It said: {await said}{await complained}");
        }
        return new(process.ExitCode, await said, await complained);
    }

    public Process Begin(params string[] words) => Begin("dotnet", Ours(words));

    IEnumerable<string> Ours(string[] words) => new[] { Program }.Concat(words).Concat(["--data", choice.DataFolder]);

    Process Begin(string program, IEnumerable<string> words)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment["ENTRAIDE_DATABASE"] = choice.PostgresConnection ?? "";
        return Process.Start(start)!;
    }

    public ValueTask DisposeAsync()
    {
        Engine.Drop(choice);
        return ValueTask.CompletedTask;
    }
}
