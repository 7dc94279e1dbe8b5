namespace Entraide.Platform.Web;

/// <summary>
/// Pages travel compressed, but only to somebody who comes from a page of ours or typed the address. Another site could ask again
/// and again for a page that repeats what stands in its address, and learn from the size of the answer what else is on it (BREACH).
/// </summary>
static class LightAnswers
{
    public static void AddLightAnswers(this IServiceCollection services) => services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/html"]));

    public static IApplicationBuilder UseLightAnswers(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none", here => here.UseResponseCompression());
}
