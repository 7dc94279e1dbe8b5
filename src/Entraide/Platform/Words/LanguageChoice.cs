using Entraide.Platform.Web;
using Microsoft.AspNetCore.Localization;

namespace Entraide.Platform.Words;

/// <summary>Remembers the language a reader presses, for a year, and shows the same page again in it.</summary>
public static class LanguageChoice
{
    // No anti-forgery token: another site could at most change the language of the screens, and a token would give every stranger a cookie.
    public static void MapLanguageChoice(this IEndpointRouteBuilder routes) => routes.MapPost("/language", async Task<IResult> (HttpContext context) =>
    {
        if (!context.Request.HasFormContentType) return TypedResults.BadRequest();
        var form = await context.Request.ReadFormAsync();
        if (Language.Offered.FirstOrDefault(l => l.Code == form["code"]) is not { } chosen) return TypedResults.BadRequest();
        context.Response.Cookies.Append(CultureChoice.Cookie, CookieRequestCultureProvider.MakeCookieValue(new(chosen.Culture)), new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });
        return TypedResults.LocalRedirect(LocalAddress.Of(form["to"], "/"));
    }).AllowAnonymous();
}
