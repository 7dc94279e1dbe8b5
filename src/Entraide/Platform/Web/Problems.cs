using Entraide.Platform.Words;
using Microsoft.AspNetCore.Diagnostics;

namespace Entraide.Platform.Web;

/// <summary>Answers without a page get one that says in plain words what to do next.</summary>
public static class Problems
{
    public static IApplicationBuilder UseWordsForFailures(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandlingPath = "/problem/500",
        CreateScopeForErrors = true,
    });

    public static IApplicationBuilder UseWordsForProblems(this IApplicationBuilder app) => app.UseStatusCodePagesWithReExecute("/problem/{0}").Use((context, next) =>
    {
        var failed = context.Features.Get<IExceptionHandlerFeature>() is not null;
        // Telling of a refused form is reading: told as a POST it would be checked, repeated and saved like one.
        if (failed || context.Features.Get<IStatusCodeReExecuteFeature>() is not null) context.Request.Method = HttpMethods.Get;
        // What failed may be what a session is read from.
        if (failed) context.Request.Headers.Cookie = context.Request.Cookies[CultureChoice.Cookie] is { } language ? $"{CultureChoice.Cookie}={language}" : "";
        return next();
    });
}
