using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Entraide.Browser;

[CollectionDefinition(Name)]
public sealed class OneSite : ICollectionFixture<Site>
{
    public const string Name = "one site";
}

/// <summary>The program as an administrator starts it, with the demo, and Debian's Chromium before it.</summary>
public sealed partial class Site : IAsyncLifetime
{
    /// <summary>Somebody who only looks.</summary>
    public const string Visitor = "visitor";

    // Where they lie beside this checkout, the directory is as full as after ./run.
    static readonly string Feeds = Path.Combine(Find(), "../shared/data/directory");

    /// <summary>Where ./test publishes the program.</summary>
    static readonly string Program = Path.Combine(Find(), "src/Entraide/bin/run");
    readonly DirectoryInfo data = System.IO.Directory.CreateTempSubdirectory("entraide-browser-");
    readonly Dictionary<string, string> doors = [];
    readonly Dictionary<string, IReadOnlyList<string>> pages = [];
    readonly TaskCompletionSource told = new();
    readonly List<string> said = [];
    Process program = null!;
    IPlaywright playwright = null!;

    public string Address { get; private set; } = "";
    public IBrowser Chromium { get; private set; } = null!;

    /// <summary>The addresses by which the demo's people come in, by their names.</summary>
    public IReadOnlyDictionary<string, string> Doors => doors;

    public async ValueTask InitializeAsync()
    {
        program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(Program, "Entraide.dll"), "--data", data.FullName, "--scene", "demo", "--urls", $"http://localhost:{FreePort()}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_CONTENTROOT"] = Program, ["ENTRAIDE_DATABASE"] = "", ["ENTRAIDE_FEEDS"] = System.IO.Directory.Exists(Feeds) ? Feeds : "", ["PseudoArabic"] = "true",
            },
        })!;
        program.OutputDataReceived += (_, line) => Hear(line.Data);
        program.ErrorDataReceived += (_, line) => Hear(line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        if (await Task.WhenAny(told.Task, Task.Delay(TimeSpan.FromMinutes(2))) != told.Task)
            throw new InvalidOperationException("The program did not start: " + string.Join('\n', said));
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window of its own: no cookies, this language, this width.</summary>
    public Task<IBrowserContext> Window(string language = "fr-FR", bool script = true, int width = 390, bool dark = false) => Chromium.NewContextAsync(new()
    {
        BaseURL = Address,
        Locale = language,
        JavaScriptEnabled = script,
        ViewportSize = new() { Width = width, Height = 844 },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
    });

    /// <summary>The same, with somebody of the demo signed in; nobody for <see cref="Visitor"/>.</summary>
    public async Task<IPage> Come(string person, string language = "fr-FR", bool script = true, int width = 390, bool dark = false)
    {
        var page = await (await Window(language, script, width, dark)).NewPageAsync();
        if (person != Visitor) await page.GotoAsync(doors[person]);
        return page;
    }

    /// <summary>Every page this person can reach, found once for all tests.</summary>
    public async Task<IReadOnlyList<string>> Pages(string person)
    {
        if (pages.TryGetValue(person, out var known)) return known;
        var page = await Come(person, width: 1280);
        var found = pages[person] = await Walk.Through(page, Address);
        await page.Context.CloseAsync();
        return found;
    }

    void Hear(string? line)
    {
        if (line is null) return;
        said.Add(line);
        if (Listening().Match(line) is { Success: true } listening) Address = listening.Groups[1].Value;
        if (Door().Match(line) is { Success: true } door) doors[door.Groups[1].Value] = door.Groups[2].Value;
        if (line.Contains("Application started", StringComparison.Ordinal)) told.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null) await Chromium.DisposeAsync();
        playwright?.Dispose();
        program.Kill(entireProcessTree: true);
        await program.WaitForExitAsync();
        data.Delete(recursive: true);
    }

    // Passkeys need the name localhost, and the server picks a free port only for addresses.
    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Entraide.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"listening on: (http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"(\S+)\s+(http://\S+/come-in/[0-9a-f]+)")]
    private static partial Regex Door();
}
