using System.CommandLine;
using System.Data.Common;
using System.Net.Sockets;
using Entraide.Admin;
using Entraide.Platform;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Scenes;

namespace Entraide;

/// <summary>Something the program does at a terminal; the number it answers is its exit code.</summary>
sealed record Verb(Command Command, Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> Act);

/// <summary>What was asked at the terminal. Without a verb the program serves.</summary>
/// <param name="Settings">Options, as configuration.</param>
/// <param name="Rest">What we do not know: the test host adds settings of its own.</param>
/// <param name="Verb">Null to serve.</param>
/// <param name="ExitCode">Set when nothing is left to do: help was shown, or the words were not understood.</param>
sealed record Asked(IReadOnlyDictionary<string, string?> Settings, string[] Rest, ParseResult Parsed, Verb? Verb, int? ExitCode)
{
    static readonly Option<DirectoryInfo?> Data = new("--data") { Description = "The folder of database, keys and mail (data)", Recursive = true };
    static readonly Option<string?> Urls = new("--urls") { Description = "Where to listen, such as http://localhost:5000", Recursive = true };
    static readonly Option<string?> Scene = new("--scene") { Description = "What an empty database begins with: demo (as if nothing is said), or none", Recursive = true };

    const string About = "Entraide: peer-support groups, from finding a circle to accounting for the year. "
        + "Set ENTRAIDE_DATABASE to a connection string to use PostgreSQL. "
        + "Exit codes: 0 done; 1 not done; 2 not understood.";

    public static Asked Of(string[] args)
    {
        var root = new RootCommand(About) { Data, Urls, Scene };
        root.TreatUnmatchedTokensAsErrors = false;
        // Serving is what the program does without a verb; an action here keeps the parser from asking for one.
        root.SetAction(_ => 0);
        var verbs = Verbs.All.ToList();
        foreach (var group in verbs.Select(v => v.Command.Parents.OfType<Command>().FirstOrDefault() ?? v.Command).Distinct()) root.Subcommands.Add(group);
        var parsed = root.Parse(args);
        var command = parsed.CommandResult.Command;
        var stray = Stray(parsed, serves: command == root);
        if (stray is not null) Tell($"« {stray} » is not understood. Try --help.");
        int? exit = stray is not null ? 2 : parsed.Errors.Count > 0 ? Shown(parsed, 2) : parsed.Action is { } shows && shows != root.Action ? Shown(parsed, 0) : null;
        return new(SettingsOf(parsed, command == root), [.. parsed.UnmatchedTokens], parsed, verbs.Find(v => v.Command == command), exit);
    }

    /// <summary>A word nobody knows. Whoever serves may be given settings as options; a verb knows its own and those of the program.</summary>
    static string? Stray(ParseResult parsed, bool serves) => serves
        ? parsed.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith("--", StringComparison.Ordinal))
        : parsed.CommandResult.Tokens.Select(t => t.Value).FirstOrDefault(t => t.StartsWith('-') && t != "-") ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);

    /// <summary>One sentence, where there is somebody to hear it.</summary>
    public static void Tell(string sentence)
    {
        try { Console.Error.WriteLine(sentence); }
        catch (IOException) { }
    }

    /// <summary>What is said at a terminal unless the operator asks for more: that it listens, and what goes wrong.</summary>
    public Dictionary<string, string?> Quiet => new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = Verb is null ? "Information" : "Warning",
        // A verb may write to standard output, and says in a sentence why it failed.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = Verb is null ? "Warning" : "None",
        ["Logging:Console:LogToStandardErrorThreshold"] = Verb is null ? "None" : "Trace",
    };

    /// <summary>Brings both stores to the present schema, then does what was asked.</summary>
    public async Task<int> Do(WebApplication app)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            try
            {
                await scope.ServiceProvider.GetRequiredService<KeyShelf>().Prepare();
                await scope.ServiceProvider.GetRequiredService<AppDb>().Migrate(scope.ServiceProvider.GetRequiredService<DatabaseChoice>());
            }
            catch (Exception e) when (e is DbException or ArgumentException)
            {
                throw new UnusableSetting($"The database cannot be used: {e.Message}");
            }
            if (Verb is not null) return await Verb.Act(Parsed, scope.ServiceProvider, default);
        }
        return await Serve(app);
    }

    static async Task<int> Serve(WebApplication app)
    {
        var scene = app.Services.GetRequiredService<SceneStart>();
        if (await scene.Begin(app.Configuration["scene"] ?? "demo", app.Configuration["ENTRAIDE_FEEDS"]))
        {
            scene.Map(app);
            app.Lifetime.ApplicationStarted.Register(scene.Tell);
        }
        else app.Lifetime.ApplicationStarted.Register(() => _ = app.Services.GetRequiredService<FirstStart>().Tell());
        try
        {
            await app.StartAsync();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or SocketException)
        {
            await Console.Error.WriteLineAsync($"The program cannot listen there: {e.Message} Choose another address with --urls.");
            return 1;
        }
        await app.WaitForShutdownAsync();
        return 0;
    }

    static int Shown(ParseResult parsed, int code)
    {
        parsed.Invoke();
        return code;
    }

    static Dictionary<string, string?> SettingsOf(ParseResult parsed, bool serves)
    {
        var settings = new Dictionary<string, string?>();
        if (parsed.GetValue(Data) is { } data) settings["data"] = data.FullName;
        if (!serves) return settings;
        if (parsed.GetValue(Urls) is { } urls) settings["urls"] = urls;
        if (parsed.GetValue(Scene) is { } scene) settings["scene"] = scene;
        return settings;
    }
}
