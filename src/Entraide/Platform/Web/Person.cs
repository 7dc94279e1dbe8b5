using System.Security.Claims;

namespace Entraide.Platform.Web;

/// <summary>Whom a session belongs to, as far as the platform needs to tell people apart.</summary>
public static class Person
{
    public const string Claim = "account";

    /// <summary>Null for a stranger.</summary>
    public static Guid? Of(HttpContext? context) => Guid.TryParse(context?.User.FindFirstValue(Claim), out var id) ? id : null;
}
