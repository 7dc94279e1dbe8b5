using System.Security.Claims;

namespace Entraide.Accounts;

/// <summary>Who is asking. A stranger has no account and no membership.</summary>
public sealed class Me(IHttpContextAccessor http)
{
    public const string AccountClaim = "account";

    public Guid? AccountId => Guid.TryParse(http.HttpContext?.User.FindFirstValue(AccountClaim), out var id) ? id : null;

    public bool IsSignedIn => AccountId is not null;
}
