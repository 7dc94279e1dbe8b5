using Microsoft.AspNetCore.Http.Features;

namespace Entraide.Platform.Web;

/// <summary>What somebody wrote on a page that could not be kept because their session had ended: it is given back to them, and to nobody else.</summary>
public static class Written
{
    static readonly object Long = new();

    /// <summary>This page has room for long texts.</summary>
    public static void Expect(HttpContext context) => context.Items[Long] = true;

    public static bool IsExpected(HttpContext context) => context.Items.ContainsKey(Long);

    /// <summary>Whatever they put into words: passwords are not given back; choices, keys and numbers have none. What another site sends is not theirs and is never shown as if it were.</summary>
    public static IReadOnlyList<string> In(HttpContext context) =>
        context.Request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"] || context.Features.Get<IFormFeature>()?.Form is not { } form ? []
        : [.. form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal) && !f.Key.EndsWith("Password", StringComparison.Ordinal)).SelectMany(f => f.Value).OfType<string>().Where(v => v.Trim().Contains(' ', StringComparison.Ordinal))];

    /// <summary>A posted form is answered here and now; anything else is led to the door.</summary>
    public static bool HoldsWords(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && In(context).Count > 0;
}
