namespace Entraide.Platform.Web;

/// <summary>A character that PostgreSQL cannot keep and no keyboard types is refused at the door, the same on both databases.</summary>
public static class Unreadable
{
    const char Nul = '\0';

    public static IApplicationBuilder RefuseUnreadable(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (request.Query.Any(q => q.Key.Contains(Nul) || q.Value.Any(v => v?.Contains(Nul) == true))
            || (request.HasFormContentType && (await request.ReadFormAsync()).Any(f => f.Value.Any(v => v?.Contains(Nul) == true))))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next();
    });
}
