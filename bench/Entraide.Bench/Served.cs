using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Entraide.Bench;

/// <summary>A server in a process of its own, on a free port, and what it printed.</summary>
sealed class Served : IAsyncDisposable
{
    readonly Process process;
    readonly List<string> printed = [];

    Served(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public TimeSpan ReadyAfter { get; private set; }

    public TimeSpan ProcessorUsed { get { process.Refresh(); return process.TotalProcessorTime; } }

    public long Memory { get { process.Refresh(); return process.WorkingSet64; } }

    public string Line(string beginning)
    {
        lock (printed) return printed.FirstOrDefault(l => l.TrimStart().StartsWith(beginning, StringComparison.Ordinal)) ?? "";
    }

    /// <summary>Starts a program and waits until this page of it answers.</summary>
    public static async Task<Served> Start(string program, string ready, string? postgres, params string[] words)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { program }.Concat(words).Concat(["--urls", $"http://127.0.0.1:{port}"])) start.ArgumentList.Add(word);
        start.Environment["ENTRAIDE_DATABASE"] = postgres ?? "";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(program);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var began = Stopwatch.GetTimestamp();
        var served = new Served(Process.Start(start)!, port);
        served.process.OutputDataReceived += (_, line) => { lock (served.printed) served.printed.Add(line.Data ?? ""); };
        served.process.ErrorDataReceived += (_, line) => { lock (served.printed) served.printed.Add(line.Data ?? ""); };
        served.process.BeginOutputReadLine();
        served.process.BeginErrorReadLine();
        while (!await Answers(port, ready))
        {
            if (served.process.HasExited) throw new InvalidOperationException($"{program} ended: {string.Join('\n', served.printed)}");
            await Task.Delay(20);
        }
        served.ReadyAfter = Stopwatch.GetElapsedTime(began);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static async Task<bool> Answers(int port, string path)
    {
        try { return (await Load.Once(port, path)).Status == 200; }
        catch (SocketException) { return false; }
        catch (IOException) { return false; }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
