using Entraide.Platform.Data;
using Entraide.Platform.Mail;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Entraide.Tests;

/// <summary>The whole product with a database of its own, a clock a test can set, and mail that lands in a folder.</summary>
public sealed class World : IAsyncDisposable
{
    readonly Product product;
    readonly DatabaseChoice choice;

    World(DatabaseChoice choice, DateTime now, Action<IWebHostBuilder>? more)
    {
        this.choice = choice;
        Clock = new(new DateTimeOffset(now, TimeSpan.Zero));
        product = new(choice, Clock, more);
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => product.Services;

    /// <summary>An ordinary Tuesday: 6 October 2026, 9:00 in Paris.</summary>
    public static async Task<World> Begin(DateTime? now = null, Action<IWebHostBuilder>? with = null) =>
        new(await Engine.Migrated(), now ?? new DateTime(2026, 10, 6, 7, 0, 0, DateTimeKind.Utc), with);

    public Visitor Visitor(string language = "fr") => new(product.CreateClient(new()
    {
        BaseAddress = new("https://localhost"),
        HandleCookies = true,
        AllowAutoRedirect = true,
    }), language);

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
        Engine.Drop(choice);
    }

    sealed class Product(DatabaseChoice choice, TimeProvider clock, Action<IWebHostBuilder>? more) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("data", choice.DataFolder);
            builder.UseSetting("scene", "none");
            builder.UseSetting("ENTRAIDE_DATABASE", choice.PostgresConnection ?? "");
            builder.ConfigureLogging(l => l.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error));
            builder.ConfigureTestServices(s => s.AddSingleton(clock));
            more?.Invoke(builder);
        }
    }
}
