using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entraide.Bench;

/// <summary>What one round of asking gave: answers per second, and how long each took in milliseconds.</summary>
sealed record Round(double PerSecond, double[] Milliseconds, int Failed);

/// <summary>Asks one page over kept-alive connections as fast as it is answered, with sockets alone: the asker must cost less than the asked.</summary>
static class Load
{
    public static async Task<Round> Run(int port, string path, string? cookie, int connections, TimeSpan length)
    {
        var request = Request(port, path, cookie, "identity");
        var began = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Ask(port, request, began, length))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var times = each.SelectMany(e => e.Times).Order().ToArray();
        return new(times.Length / seconds, times, each.Sum(e => e.Failed));
    }

    /// <summary>One answer: its status, headers and body.</summary>
    public static async Task<(int Status, string Head, byte[] Body)> Once(int port, string path, string? cookie = null, string encoding = "identity")
    {
        using var client = await Connect(port);
        var buffer = new byte[1 << 20];
        var (length, start) = await Answer(client, Request(port, path, cookie, encoding), buffer);
        var head = Encoding.ASCII.GetString(buffer, 0, start);
        var body = buffer.AsSpan(start, length - start).ToArray();
        return (Status(buffer), head, head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? Joined(body) : body);
    }

    static byte[] Request(int port, string path, string? cookie, string encoding) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Language: fr\r\nAccept-Encoding: {encoding}\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n");

    static async Task<(List<double> Times, int Failed)> Ask(int port, byte[] request, long began, TimeSpan length)
    {
        using var client = await Connect(port);
        var (buffer, times, failed) = (new byte[1 << 18], new List<double>(4096), 0);
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            var at = Stopwatch.GetTimestamp();
            await Answer(client, request, buffer);
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            if (Status(buffer) != 200) failed++;
        }
        return (times, failed);
    }

    static async Task<Socket> Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    static int Status(byte[] buffer) => int.Parse(Encoding.ASCII.GetString(buffer, 9, 3), CultureInfo.InvariantCulture);

    static async Task<(int Length, int BodyAt)> Answer(Socket socket, byte[] request, byte[] buffer)
    {
        await socket.SendAsync(request);
        for (var (have, body, whole) = (0, 0, -1); ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have));
            if (read == 0) throw new IOException("The server hung up.");
            have += read;
            if (body == 0 && buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is > 0 and var end)
            {
                body = end + 4;
                whole = Length(Encoding.ASCII.GetString(buffer, 0, body), body);
            }
            if (body > 0 && (whole >= 0 ? have >= whole : buffer.AsSpan(body, have - body).EndsWith("0\r\n\r\n"u8))) return (have, body);
        }
    }

    /// <summary>Where the answer ends when it says how long it is; -1 when it comes in chunks.</summary>
    static int Length(string head, int body)
    {
        var at = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? -1 : body;
        return body + int.Parse(head.AsSpan(at + 16, head.IndexOf('\r', at) - at - 16), CultureInfo.InvariantCulture);
    }

    static byte[] Joined(byte[] chunks)
    {
        using var whole = new MemoryStream();
        for (var at = 0; ;)
        {
            var end = at + chunks.AsSpan(at).IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(chunks, at, end - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (size == 0) return whole.ToArray();
            whole.Write(chunks, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
