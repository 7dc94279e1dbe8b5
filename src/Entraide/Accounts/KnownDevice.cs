using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Entraide.Accounts;

/// <summary>
/// A device declared private that signed in well keeps a mark: tries of others elsewhere do not slow it down. The mark is for one
/// account and not for its name, and has a brake of its own, for whoever holds it.
/// </summary>
public sealed class KnownDevice(IHttpContextAccessor http, IDataProtectionProvider protection, HostCookies cookies, BlindIndex index)
{
    const string Cookie = "__Host-known";
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector(Cookie).ToTimeLimitedDataProtector();

    /// <summary>The account that signed in here under this name, and what its tries from here are counted by; or nothing.</summary>
    public (Guid Account, string Device)? For(string name)
    {
        if (cookies.GetRequestCookie(http.HttpContext!, Cookie) is not { } mark) return null;
        try
        {
            var parts = protector.Unprotect(mark).Split(' ');
            return parts is [var mine, var device, var account] && mine == Mark(name) ? (Guid.Parse(account), device) : null;
        }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }

    public void Remember(string name, Guid account) => cookies.AppendResponseCookie(http.HttpContext!, Cookie,
        protector.Protect($"{Mark(name)} {Guid.NewGuid():N} {account:N}", TimeSpan.FromDays(180)),
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(180), Path = "/" });

    string Mark(string name) => Convert.ToHexStringLower(index.Of("known", BlindIndex.Folded(name)));
}
