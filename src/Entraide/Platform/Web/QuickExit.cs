using Microsoft.AspNetCore.Authentication;

namespace Entraide.Platform.Web;

/// <summary>Where a quick exit leads: an ordinary outside page chosen by the operator (<c>Exit:Address</c>), without a trace of ours.</summary>
public sealed class ExitAddress(IConfiguration configuration)
{
    readonly Uri address = Read(configuration["Exit:Address"] ?? "https://fr.wikipedia.org/");

    public string Location => address.AbsoluteUri;

    /// <summary>Scheme, host and port, for the content policy: browsers check a form's redirection too.</summary>
    public string Origin => address.GetLeftPart(UriPartial.Authority);

    static Uri Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0
            ? uri
            : throw new UnusableSetting($"Exit:Address must be a whole web address, such as https://fr.wikipedia.org/, and is « {text} ».");
}

/// <summary>Ends the session on the server, empties the browser of us, and leaves.</summary>
public static class QuickExit
{
    // No anti-forgery token: a page kept open too long must still let its reader out, and the most another site gains
    // by forging this press is to sign somebody out.
    public static void MapQuickExit(this IEndpointRouteBuilder routes) => routes.MapPost("/exit", async (HttpContext context, ExitAddress exit) =>
    {
        await context.SignOutAsync();
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = exit.Location;
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
    }).AllowAnonymous();
}
