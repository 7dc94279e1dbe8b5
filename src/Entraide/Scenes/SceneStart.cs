using Entraide.Accounts;
using Entraide.Platform;
using Entraide.Platform.Data;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;

namespace Entraide.Scenes;

/// <summary>
/// Begins an empty installation with a named situation, and opens its people's doors: one address per person, printed at the
/// start, forgotten when the program ends. Only the association a scene made has this: another database beside the same folder,
/// or one restored into it, holds real people.
/// </summary>
public sealed class SceneStart(IServiceScopeFactory scopes, DatabaseChoice place, PublicAddress address)
{
    readonly Dictionary<string, Guid> doors = [];
    readonly List<string> lines = [];

    string Mark => Path.Combine(place.DataFolder, "scene");

    /// <summary>Plays the scene when nothing is there yet; answers whether this installation is a scene.</summary>
    public async Task<bool> Begin(string name, string? feeds, CancellationToken stop = default)
    {
        if (name is not ("demo" or "none")) throw new UnusableSetting($"There is no scene « {name} ». Try demo, or none.");
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDb>();
        var empty = !await db.Organisations.AnyAsync(stop) && !await db.Accounts.AnyAsync(stop);
        if (empty && name == "demo")
        {
            await services.GetRequiredService<Demo>().Play(feeds, stop);
            await File.WriteAllTextAsync(Mark, $"{(await db.Organisations.SingleAsync(stop)).Id}", stop);
            // A year was played in some seconds: a small server need not carry what is left of it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        if (!File.Exists(Mark) || await db.Organisations.SingleOrDefaultAsync(stop) is not { } association) return false;
        var mark = await File.ReadAllTextAsync(Mark, stop);
        // Until November 2026 the mark was the scene's name alone.
        if (mark != $"{association.Id}" && (mark, association.Name) != ("demo", Demo.Association)) return false;
        foreach (var (role, person) in Demo.Doors) await Open(services, role, person);
        return true;
    }

    async Task Open(IServiceProvider services, string role, string person)
    {
        if (await services.GetRequiredService<Enrolment>().Named(person) is not { } account) return;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        doors[token] = account.Id;
        lines.Add($"  {role,-14} {person,-8} {{0}}/come-in/{token}");
    }

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/come-in/{token}", async Task<IResult> (string token, HttpContext context, AppDb db) =>
    {
        if (!doors.TryGetValue(token, out var id) || await db.Accounts.SingleOrDefaultAsync(a => a.Id == id) is not { } account) return TypedResults.NotFound();
        await context.SignInAsync(Enrolment.Principal(account, strong: true));
        return TypedResults.Redirect("/groups");
    }).AllowAnonymous();

    /// <summary>Where to go, one line per person.</summary>
    public void Tell()
    {
        var origin = address.Of("");
        Console.WriteLine($"\nEntraide is at {origin}\nThis is a demo. Each line signs one person in; the addresses end with this program.");
        Console.WriteLine($"  {"visitor",-14} {"",-8} {origin}/");
        foreach (var line in lines) Console.WriteLine(line.Replace("{0}", origin, StringComparison.Ordinal));
    }
}
