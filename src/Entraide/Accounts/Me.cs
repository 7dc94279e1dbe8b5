using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>
/// Who is asking. A stranger has no account and no membership. Memberships are opened once per request, before any page runs.
/// </summary>
public sealed class Me(IHttpContextAccessor http, AppDb db, Links links)
{
    public const string AccountClaim = "account";

    /// <summary>Present when this session proved a passkey or a one-time code, not only a password.</summary>
    public const string StrongClaim = "strong";

    public Guid? AccountId => Guid.TryParse(http.HttpContext?.User.FindFirstValue(AccountClaim), out var id) ? id : null;

    public bool IsSignedIn => AccountId is not null;

    public bool IsStrong => http.HttpContext?.User.HasClaim(c => c.Type == StrongClaim) == true;

    /// <summary>The account of this request, tracked; null for a stranger.</summary>
    public Account? Account { get; private set; }

    public IReadOnlyList<Guid> Memberships { get; private set; } = [];

    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public bool IsAdministrator => Offices.Any(o => o.Kind == OfficeKind.Administrator);

    public bool IsCoordinator => Offices.Any(o => o.Kind == OfficeKind.Coordinator);

    /// <summary>Coordinators look after one chapter or, without chapter, after all.</summary>
    public bool Coordinates(Guid? chapter) =>
        Offices.Any(o => o.Kind == OfficeKind.Coordinator && (o.ChapterId is null || o.ChapterId == chapter));

    public async Task Load(CancellationToken stop)
    {
        if (AccountId is not { } id) return;
        Account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, stop);
        if (Account is null) return;
        Memberships = links.Of(Account);
        Offices = await db.Offices.AsNoTracking().Where(o => o.AccountId == id).ToListAsync(stop);
    }
}

static class MeBeforePages
{
    public static IApplicationBuilder UseMe(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true })
            await context.RequestServices.GetRequiredService<Me>().Load(context.RequestAborted);
        await next();
    });
}
