namespace Entraide.Platform.Web;

/// <summary>
/// A device that shows as little of us as it can: a title and an icon that say nothing, a short session, and steps that take
/// each other's place in its history. Chosen for the device, kept in a cookie that says nothing either.
/// </summary>
public sealed class Discretion(IHttpContextAccessor http, HostCookies cookies)
{
    const string Cookie = "__Host-plain";

    /// <summary>A form sent with this header is answered with where to go, so that going there can take the place of the form.</summary>
    public const string Replacing = "X-Replacing";

    bool? chosen;

    HttpContext Context => http.HttpContext!;

    public bool IsOn => chosen ??= cookies.GetRequestCookie(Context, Cookie) is not null;

    public void Choose(bool on)
    {
        if (on == IsOn) return;
        chosen = on;
        var options = new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(180), Path = "/" };
        if (on) cookies.AppendResponseCookie(Context, Cookie, "1", options);
        else cookies.DeleteCookie(Context, Cookie, options);
    }
}

public static class ReplacingAnswers
{
    public static IApplicationBuilder UseReplacingAnswers(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers.ContainsKey(Discretion.Replacing))
            context.Response.OnStarting(() =>
            {
                // A script is not told where a redirect leads; the header Location of an empty answer it may read.
                if (context.Response.StatusCode is StatusCodes.Status302Found or StatusCodes.Status303SeeOther) context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            });
        return next();
    });
}
