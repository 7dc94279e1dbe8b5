using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Entraide.Platform.Web;

/// <summary>
/// Cookies named <c>__Host-</c> travel over TLS only. On one's own machine without TLS the same cookie goes by its short name,
/// so that somebody who tries the product at http://localhost is not signed out by their own browser.
/// </summary>
public sealed class HostCookies : ICookieManager
{
    const string Prefix = "__Host-";
    readonly ChunkingCookieManager inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => inner.GetRequestCookie(context, Named(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        inner.AppendResponseCookie(context, Named(context, key), value, Fitted(context, options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => inner.DeleteCookie(context, Named(context, key), Fitted(context, options));

    static string Named(HttpContext context, string key) => IsAtHome(context) ? key.Replace(Prefix, "", StringComparison.Ordinal) : key;

    static CookieOptions Fitted(HttpContext context, CookieOptions options) => IsAtHome(context) ? new(options) { Secure = false } : options;

    static bool IsAtHome(HttpContext context) =>
        !context.Request.IsHttps && context.Request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]")
            && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);
}
