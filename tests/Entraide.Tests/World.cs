using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Data;
using Entraide.Platform.Mail;
using Entraide.Platform.Work;
using Entraide.Scenes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Entraide.Tests;

/// <summary>The whole product with a database of its own, a clock a test can set, and mail that lands in a folder.</summary>
public sealed class World : IAsyncDisposable
{
    readonly Product product;
    readonly DatabaseChoice choice;

    readonly bool isFirst;

    World(DatabaseChoice choice, FakeTimeProvider clock, Action<IWebHostBuilder>? more, bool isFirst)
    {
        (this.choice, Clock, this.isFirst) = (choice, clock, isFirst);
        product = new(choice, Clock, more);
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => product.Services;

    /// <summary>An ordinary Tuesday: 6 October 2026, 9:00 in Paris.</summary>
    public static async Task<World> Begin(DateTime? now = null, Action<IWebHostBuilder>? with = null) =>
        new(await Engine.Migrated(), new(new DateTimeOffset(now ?? new DateTime(2026, 10, 6, 7, 0, 0, DateTimeKind.Utc), TimeSpan.Zero)), with, isFirst: true);

    /// <summary>A second node of the same installation: same database, keys and clock. To be disposed before the first.</summary>
    public World Beside(Action<IWebHostBuilder>? with = null) => new(choice, Clock, with, isFirst: false);

    public DatabaseChoice Place => choice;

    public Visitor Visitor(string language = "fr", bool follows = true) => new(product.CreateClient(new()
    {
        BaseAddress = new("https://localhost"),
        HandleCookies = true,
        AllowAutoRedirect = follows,
    }), language);

    /// <summary>A person with a session of their own; the doors of sign-in have tests of their own.</summary>
    public async Task<Visitor> SignedIn(string name, bool strong = true, string language = "fr", bool follows = true)
    {
        var id = await Stored(async (AppDb db, Stage stage) => (await stage.Person(name)).Id);
        var visitor = Visitor(language, follows);
        await visitor.Get($"/become/{id}/{strong}");
        return visitor;
    }

    /// <summary>The code by which this person is known to the association, made on their own page.</summary>
    public async Task<string> Introduction(string person)
    {
        var visitor = await (await SignedIn(person)).Visit("/account/introduction");
        return (await visitor.Press("Créer un code")).Page.QuerySelector("main .big")!.TextContent;
    }

    /// <summary>The membership of a person in a group, found as the product finds it.</summary>
    public async Task<Guid> MembershipOf(string person, Group group)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var (db, links) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Links>());
        var account = await scope.ServiceProvider.GetRequiredService<Enrolment>().Named(person);
        var once = links.Once(account!.Id, group.Id);
        return await db.Memberships.Where(m => m.Once == once).Select(m => m.Id).SingleAsync();
    }

    /// <summary>Sets something up by the product's own code.</summary>
    public async Task<TResult> Stored<TResult>(Func<AppDb, Stage, Task<TResult>> act)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await act(services.GetRequiredService<AppDb>(), services.GetRequiredService<Stage>());
    }

    /// <summary>« Cercle du jeudi »: open, every Thursday at 18:30 in Paris, held by Noor and Paul, with these people as members under their own names.</summary>
    public Task<Group> ThursdayCircle(params string[] members) => Stored(async (db, stage) =>
    {
        var card = new GroupCard { Name = "Cercle du jeudi", WhatFor = "Parler de ce qui pèse", ForWhom = "Les proches aidants", Stance = "together", Formats = Formats.Room | Formats.Phone, City = "Lyon" };
        var from = DateOnly.FromDateTime(db.Now);
        var group = await stage.Group(card, null, Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, from), "Ce qui est dit ici reste ici.", ("Noor", "Noor"), ("Paul", "Paul"));
        foreach (var name in members) await stage.Member(group, name, name);
        return group;
    });

    /// <summary>A look at, or a change of, what is stored.</summary>
    public async Task<TResult> Stored<TResult>(Func<AppDb, Task<TResult>> look)
    {
        await using var scope = product.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public async Task Change(Func<IServiceProvider, Task> change)
    {
        await using var scope = product.Services.CreateAsyncScope();
        await change(scope.ServiceProvider);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    /// <summary>Everything that follows a save: reactions, recurring work, mail.</summary>
    public async Task Work()
    {
        var worker = product.Services.GetRequiredService<Worker>();
        while (await worker.RunOnce() > 0) { }
        await worker.RunRecurring();
        await using var scope = product.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Postman>().Deliver(default);
    }

    /// <summary>The letters sent so far, oldest first, as their readers see them.</summary>
    public IReadOnlyList<MimeKit.MimeMessage> Mail
    {
        get
        {
            var folder = Path.Combine(choice.DataFolder, "mail");
            return !System.IO.Directory.Exists(folder) ? []
                : [.. new DirectoryInfo(folder).GetFiles("*.eml").OrderBy(f => f.CreationTimeUtc).Select(f => MimeKit.MimeMessage.Load(f.FullName))];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        if (isFirst) Engine.Drop(choice);
    }

    sealed class Product(DatabaseChoice choice, TimeProvider clock, Action<IWebHostBuilder>? more) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("data", choice.DataFolder);
            builder.UseSetting("scene", "none");
            builder.UseSetting("ENTRAIDE_DATABASE", choice.PostgresConnection ?? "");
            builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
            builder.ConfigureTestServices(s =>
            {
                s.AddSingleton(clock).AddSingleton<IStartupFilter, Becoming>();
                // What follows a save happens when the test says so, and not at the same time by itself.
                foreach (var worker in s.Where(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.Method.ReturnType == typeof(Worker)).ToList()) s.Remove(worker);
            });
            more?.Invoke(builder);
        }
    }

    /// <summary>A door of the test host only: a session without the slow password hash.</summary>
    sealed class Becoming : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            // Not a mapped branch: the session's cookie would be bound to its path.
            app.Use(async (context, after) =>
            {
                if (context.Request.Path == "/a-form-token")
                {
                    if ((await context.AuthenticateAsync()).Principal is { } person) context.User = person;
                    await context.Response.WriteAsync(context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!);
                    return;
                }
                if (!context.Request.Path.StartsWithSegments("/become", out var rest))
                {
                    await after();
                    return;
                }
                var parts = rest.Value!.Split('/');
                var account = await context.RequestServices.GetRequiredService<AppDb>().Accounts.FindAsync(Guid.Parse(parts[1]));
                await context.SignInAsync(Enrolment.Principal(account!, strong: bool.Parse(parts[2])));
            });
            next(app);
        };
    }
}
