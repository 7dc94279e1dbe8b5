using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Entraide.Platform.Words;

/// <summary>The language of the screens: what the person chose, else what their browser asks for, else French.</summary>
public static class CultureChoice
{
    public const string Cookie = "language";

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app, bool pseudoArabic)
    {
        CultureInfo[] cultures = [Language.French.Culture, Language.English.Culture, .. pseudoArabic ? [Language.PseudoArabic.Culture] : Array.Empty<CultureInfo>()];
        return app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new("fr"),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = Cookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        });
    }
}
