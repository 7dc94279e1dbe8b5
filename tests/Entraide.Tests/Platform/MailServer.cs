using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Entraide.Tests.Platform;

/// <summary>Debian's own SMTP server (python3-aiosmtpd), laying what it takes in a folder.</summary>
sealed class MailServer : IDisposable
{
    readonly Process process;
    readonly string folder = System.IO.Directory.CreateTempSubdirectory("entraide-smtp-").FullName;

    MailServer(int port)
    {
        Port = port;
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(folder, "box")]) { RedirectStandardError = true })!;
    }

    public int Port { get; }

    public IReadOnlyList<MimeKit.MimeMessage> Taken
    {
        get
        {
            var box = Path.Combine(folder, "box", "new");
            return System.IO.Directory.Exists(box) ? [.. System.IO.Directory.GetFiles(box).Select(f => MimeKit.MimeMessage.Load(f))] : [];
        }
    }

    public static async Task<MailServer> Begin()
    {
        var server = new MailServer(FreePort());
        for (var attempt = 0; attempt < 100; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, server.Port);
                return server;
            }
            catch (SocketException) { await Task.Delay(100); }
        }
        throw new InvalidOperationException("aiosmtpd did not start: " + await server.process.StandardError.ReadToEndAsync());
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A server that behaves badly: it answers each command as told, and null closes the line.</summary>
sealed class BadServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly Func<string, string?> answer;

    public BadServer(Func<string, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Visits { get; private set; }

    public List<string> Heard { get; } = [];

    async Task Serve()
    {
        while (!end.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(end.Token);
            Visits++;
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            for (var line = "hello"; line is not null; line = await reader.ReadLineAsync(end.Token))
            {
                lock (Heard) Heard.Add(line);
                if (answer(line) is not { } said) break;
                if (said.Length > 0) await writer.WriteLineAsync(said);
            }
        }
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }
}
