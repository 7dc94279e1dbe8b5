using Entraide;
using Entraide.Accounts;
using Entraide.Admin;
using Entraide.Admin.Backups;
using Entraide.Directory;
using Entraide.Feedback;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Notifications;
using Entraide.Platform;
using Entraide.Platform.Data;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Entraide.Scenes;
using Entraide.Training;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using System.Text.Encodings.Web;
using System.Text.Unicode;

var asked = Asked.Of(args);
if (asked.ExitCode is { } code) return code;

try
{
    return await asked.Do(Built(asked));
}
catch (UnusableSetting e)
{
    Asked.Tell(e.Message);
    return 1;
}
catch (Exception e) when (e is not HostAbortedException)
{
    var why = (e as DbUpdateException)?.IsCollision() == true ? "somebody changed the same at this moment; do it again" : e.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
    // A verb is one transaction: what ended it also took it back.
    Asked.Tell(asked.Verb is null ? $"The program cannot start: {why}." : $"This could not be done: {why}. The database is as it was.");
    return 1;
}

static WebApplication Built(Asked asked)
{
    var builder = WebApplication.CreateBuilder(asked.Rest);
    builder.Configuration.ReadOperator(asked.Settings, asked.Quiet);
    builder.WebHost.UseStaticWebAssets();
    builder.WebHost.ConfigureKestrel(k =>
    {
        k.AddServerHeader = false;
        // Texts are short and nothing is uploaded; whoever sends slowly does not keep others out.
        (k.Limits.MaxRequestBodySize, k.Limits.RequestHeadersTimeout, k.Limits.MaxConcurrentConnections) = (1_000_000, TimeSpan.FromSeconds(5), 3_000);
    });
    var services = builder.Services;

    var choice = new DatabaseChoice(Settings.DataFolder(builder.Configuration), builder.Configuration["ENTRAIDE_DATABASE"]);
    try { OwnFolder.Open(choice); }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException) { throw new UnusableSetting($"The data folder cannot be used: {e.Message}"); }

    services.AddSingleton(TimeProvider.System);
    services.AddSingleton(choice);
    services.AddDbContext<AppDb>(o => choice.Configure(o), optionsLifetime: ServiceLifetime.Singleton);
    services.AddDbContext<KeyShelf>(o => choice.ConfigureKeys(o), optionsLifetime: ServiceLifetime.Singleton);
    services.AddScoped(s => new Lazy<AppDb>(s.GetRequiredService<AppDb>));
    services.AddSingleton<Reads>();

    services.AddSingleton(_ => MasterKey.FromFile(builder.Configuration["ENTRAIDE_KEY_FILE"] ?? Path.Combine(choice.DataFolder, "master.key")));
    services.AddSingleton<AddressSeal>();
    services.AddSingleton<KeyRing>();
    services.AddSingleton<BlindIndex>();
    services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailSettings>() ?? new());
    services.AddSingleton<Circuit>();
    services.AddScoped<Postman>();
    services.AddDataProtection().SetApplicationName("entraide");
    services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(
        o =>
        {
            o.XmlRepository = new ServerKeys(s.GetRequiredService<IServiceScopeFactory>());
            o.XmlEncryptor = new ServerKeySeal(s.GetRequiredService<MasterKey>());
        }));

    services.AddHttpContextAccessor();
    services.AddScoped<Links>();
    services.AddScoped<Enrolment>();
    services.AddScoped<Erasure>();
    services.AddScoped<Unused>();
    services.AddSingleton<StretchingRoom>();
    services.AddScoped<Passwords>();
    services.AddScoped<SecondFactors>();
    services.AddScoped<OneTimes>();
    services.AddScoped<Introductions>();
    services.AddScoped<Brakes>();
    services.AddScoped<KnownDevice>();
    services.AddScoped<SignIns>();
    services.AddScoped<MailAddresses>();
    services.AddScoped<WaysBack>();
    services.AddScoped<Vouching>();
    services.AddScoped<SessionLines>();
    services.AddScoped<Me>();
    services.AddSingleton<HostCookies>();
    services.AddScoped<Discretion>();
    services.AddPasskeys(builder.Configuration);
    services.AddSingleton<SessionStore>();
    services.AddAntiforgery(form => form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
    services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
    services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<SessionStore>((cookie, store) =>
    {
        cookie.SessionStore = store;
        cookie.Cookie.Name = "__Host-session";
        cookie.Cookie.Path = "/";
        cookie.CookieManager = new HostCookies();
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.ExpireTimeSpan = SessionStore.Idle;
        cookie.Events.OnCheckSlidingExpiration = SessionStore.IsUsed;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnRedirectToLogin = SessionStore.IsOver;
        cookie.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    });
    services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

    services.AddScoped<GroupDoors>();
    services.AddScoped<Joining>();
    services.AddScoped<Naming>();
    services.AddScoped<Ended>();
    services.AddScoped<Readiness>();
    services.AddScoped<MeetingDoors>();
    services.AddScoped<Calendar>();
    services.AddScoped<Pulses>();
    services.AddScoped<Pooled>();
    services.AddScoped<TrainingDoors>();
    services.AddScoped<AdminDoors>();
    services.AddScoped<DateChanging>();
    services.AddScoped<Seating>();
    services.AddScoped<AgendaShelf>();
    services.AddScoped<Holding>();
    services.AddScoped<Opening>();
    services.AddScoped<DayDoors>();
    services.AddSingleton<CodeTries>();
    services.AddScoped<StandingIn>();
    services.AddScoped<CalendarAddresses>();
    services.AddScoped<Importing>();
    services.AddScoped<Exporting>();
    services.AddSingleton<FirstStart>();
    services.AddScoped<Reaching>();
    services.AddScoped<Reminders>();
    services.AddScoped<Missed>();
    services.AddScoped<MissedDoor>();
    services.AddScoped<Awaiting>();
    services.AddScoped<Restoring>();
    services.AddScoped<Stage>();
    services.AddScoped<Demo>();
    services.AddSingleton<SceneStart>();

    services.AddEvery<IAnswerForOthers>();
    services.AddEvery<IKeepWords>();
    services.AddEvery<ISignOfLife>();
    services.AddEvery<IPartOfGroupPage>();
    services.AddEvery<IPartOfMyGroups>();
    services.AddEvery<IFactOfCard>();
    services.AddEvery<IAwaitsCoordinators>();
    services.AddEvery<IPartOfMeetingPage>();
    services.AddEvery<IPartOfHandover>();

    services.AddScoped<T>();
    services.AddSingleton<ActKeys>();
    services.AddSingleton<ExitAddress>();
    services.AddSingleton<PublicAddress>();
    services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
    services.AddRazorPages(o => o.RootDirectory = "/").WithRazorPagesAtContentRoot()
        .AddMvcOptions(o =>
        {
            o.Filters.Add<UnitOfWork>();
            o.ModelBinderProviders.Insert(0, new TypedValues());
            o.ModelMetadataDetailsProviders.Add(new FieldSentences());
            FieldSentences.Say(o.ModelBindingMessageProvider);
        });
    services.AddLightAnswers();
    services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");

    Reactions.Register(services);
    services.AddSingleton<Worker>();
    services.AddHostedService(s => s.GetRequiredService<Worker>());

    var app = builder.Build();

    app.UseNamedProxies(app.Configuration);
    app.UseLightAnswers();
    if (!app.Environment.IsDevelopment()) app.UseWordsForFailures();
    app.UseSecurityHeaders(app.Services.GetRequiredService<ExitAddress>());
    app.UseWordsForProblems();
    app.UseLanguages(pseudoArabic: builder.Configuration.GetValue("PseudoArabic", false));
    app.RefuseUnreadable();
    app.UseReplacingAnswers();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseMe();
    app.MapHealthChecks("/health").AllowAnonymous();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapIndexing();
    app.MapQuickExit();
    app.MapStillHere();
    app.MapLanguageChoice();
    app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();

    return app;
}
