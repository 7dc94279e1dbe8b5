using System.Globalization;
using System.Security.Claims;
using Entraide.Platform.Data;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>Who is asking. A stranger has no account and no membership.</summary>
public sealed class Me(IHttpContextAccessor http, Lazy<AppDb> lazily, Reads reads, Links links, IEnumerable<IAnswerForOthers> reasons)
{
    // A stranger costs no database context.
    AppDb db => lazily.Value;
    IReadOnlyList<Guid>? memberships;

    /// <summary>Present when this session proved a passkey or a one-time code, not only a password.</summary>
    public const string StrongClaim = "strong";

    public const string SessionClaim = "session";
    public const string BeganClaim = "began";
    public const string ProvedClaim = "proved";

    /// <summary>A session of somebody who answers for others ends after this, used or not.</summary>
    public static readonly TimeSpan StaffDay = TimeSpan.FromHours(12);

    /// <summary>So long after a sign-in what protects the person may be changed without asking again.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public Guid? AccountId => Person.Of(http.HttpContext);

    public bool IsSignedIn => AccountId is not null;

    public bool IsStrong => http.HttpContext?.User.HasClaim(c => c.Type == StrongClaim) == true;

    public Guid? SessionId => Guid.TryParse(http.HttpContext?.User.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The account, for pages that change what protects it: somebody who finds an open session does not get there.</summary>
    /// <exception cref="NeedsFreshSignIn">The last proof is too old.</exception>
    public Account Freshly() => Since(ProvedClaim) < Fresh ? Account.OrNotFound() : throw new NeedsFreshSignIn();

    public bool IsFresh => Since(ProvedClaim) < Fresh;

    /// <summary>The account of this request, tracked; null for a stranger.</summary>
    public Account? Account { get; private set; }

    /// <summary>Opened when a page first asks.</summary>
    public IReadOnlyList<Guid> Memberships => memberships ??= Account is null ? [] : links.Of(Account);

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public bool IsAdministrator => Offices.Any(o => o.Kind == OfficeKind.Administrator);

    public bool IsCoordinator => Offices.Any(o => o.Kind == OfficeKind.Coordinator);

    /// <summary>Coordinators look after one chapter or, without chapter, after all.</summary>
    public bool Coordinates(Guid? chapter) =>
        Offices.Any(o => o.Kind == OfficeKind.Coordinator && (o.ChapterId is null || o.ChapterId == chapter));

    public async Task Load(CancellationToken stop)
    {
        db.IsLookedAt = http.HttpContext!.Request.Method is "GET" or "HEAD";
        if (AccountId is not { } id) return;
        if (await reads.One<Account>("""WHERE "Id" = @id""", stop, ("id", id)) is not { } account) return;
        Account = db.Follow(account, id);
        var age = Since(BeganClaim);
        if (age > SessionStore.Private || (age > StaffDay && await IsStaff(Account)))
        {
            await db.Sessions.Where(s => s.Id == SessionId).ExecuteDeleteAsync(stop);
            http.HttpContext!.User = new(new ClaimsIdentity());
            Account = null;
            return;
        }
        Offices = await reads.All<Office>("""WHERE "AccountId" = @id""", stop, ("id", id));
    }

    /// <summary>Somebody who answers for others: an office, a training, or a group they lead.</summary>
    public async Task<bool> IsStaff(Account account)
    {
        if (await db.Offices.AnyAsync(o => o.AccountId == account.Id) || await db.Credentials.AnyAsync(c => c.AccountId == account.Id)) return true;
        var memberships = links.Of(account);
        foreach (var reason in reasons)
            if (await reason.Holds(memberships)) return true;
        return false;
    }

    public static Claim Moment(string type, DateTime at) => new(type, at.Ticks.ToString(CultureInfo.InvariantCulture));

    TimeSpan Since(string claim) => long.TryParse(http.HttpContext?.User.FindFirstValue(claim), out var ticks) ? db.Now - new DateTime(ticks, DateTimeKind.Utc) : TimeSpan.MaxValue;
}

/// <summary>A reason of another module why somebody answers for others. Found by existing.</summary>
public interface IAnswerForOthers
{
    Task<bool> Holds(IReadOnlyList<Guid> memberships);
}

static class MeBeforePages
{
    public static IApplicationBuilder UseMe(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
        {
            await context.RequestServices.GetRequiredService<Me>().Load(context.RequestAborted);
            if (context.User.Identity is { IsAuthenticated: false } && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            {
                await context.ChallengeAsync();
                return;
            }
        }
        await next();
    });
}
