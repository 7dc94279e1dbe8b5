using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Entraide.Accounts;

/// <summary>
/// A device declared private that signed in well keeps a mark: tries of others elsewhere do not slow it down. It has a brake of
/// its own, for whoever holds it.
/// </summary>
public sealed class KnownDevice(IHttpContextAccessor http, IDataProtectionProvider protection, HostCookies cookies, BlindIndex index)
{
    const string Cookie = "__Host-known";
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector(Cookie).ToTimeLimitedDataProtector();

    /// <summary>What tries from here are counted by: this device for this name, or nothing.</summary>
    public string? For(string name)
    {
        if (cookies.GetRequestCookie(http.HttpContext!, Cookie) is not { } mark) return null;
        try
        {
            var parts = protector.Unprotect(mark).Split(' ');
            return parts[0] == Mark(name) ? parts[1] : null;
        }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }

    public void Remember(string name) => cookies.AppendResponseCookie(http.HttpContext!, Cookie,
        protector.Protect($"{Mark(name)} {Guid.NewGuid():N}", TimeSpan.FromDays(180)),
        new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(180), Path = "/" });

    string Mark(string name) => Convert.ToHexStringLower(index.Of("known", BlindIndex.Folded(name)));
}
