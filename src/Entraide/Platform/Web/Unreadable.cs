namespace Entraide.Platform.Web;

/// <summary>
/// A form that cannot be read, and characters that no keyboard types (PostgreSQL cannot keep the one, the other is no text), are
/// refused at the door, the same on both databases.
/// </summary>
public static class Unreadable
{
    static readonly char[] Untyped = ['\0', '\uFFFE'];

    public static IApplicationBuilder RefuseUnreadable(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Query.Any(q => q.Key.IndexOfAny(Untyped) >= 0 || q.Value.Any(v => v?.IndexOfAny(Untyped) >= 0)) || !await HasReadableForm(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        await next();
    });

    static async Task<bool> HasReadableForm(HttpRequest request)
    {
        if (!request.HasFormContentType) return true;
        try
        {
            if (!(await request.ReadFormAsync()).Any(f => f.Value.Any(v => v?.IndexOfAny(Untyped) >= 0))) return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Nothing of it is readable.
        }
        // The page that tells of it must not stumble over the same form.
        request.Form = FormCollection.Empty;
        return false;
    }
}
