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
        if (input is not null) await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await said, await complained);
    }

    public Process Begin(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var word in new[] { Program }.Concat(words).Concat(["--data", choice.DataFolder])) start.ArgumentList.Add(word);
        start.Environment["ENTRAIDE_DATABASE"] = choice.PostgresConnection ?? "";
        return Process.Start(start)!;
    }

    public ValueTask DisposeAsync()
    {
        Engine.Drop(choice);
        return ValueTask.CompletedTask;
    }
}
