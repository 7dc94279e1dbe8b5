using System.Security.Cryptography;

namespace Entraide.Platform.Web;

/// <summary>What a browser may do with our pages: nothing from elsewhere, no script without this answer's nonce, no memory of signed-in pages.</summary>
public static class SecurityHeaders
{
    public static string Nonce(this HttpContext context) => (string)context.Items[typeof(SecurityHeaders)]!;

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, ExitAddress exit) => app.Use((context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[typeof(SecurityHeaders)] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self'; img-src 'self' blob:; font-src 'self'; " +
            $"connect-src 'self'; form-action 'self' {exit.Origin}; base-uri 'none'; frame-ancestors 'none'; " +
            "require-trusted-types-for 'script'; trusted-types entraide";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, noarchive";
        context.Response.OnStarting(() =>
        {
            // Styles, fonts and scripts are the same for everybody and may be kept.
            if (context.User.Identity is { IsAuthenticated: true } && headers.ETag.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next();
    });
}
