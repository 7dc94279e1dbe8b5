using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide;

/// <summary>Forbidden and missing are one answer: whoever may not know that a thing exists does not learn it here.</summary>
[AllowAnonymous]
public class ProblemModel : PageModel
{
    public int Code { get; private set; }

    /// <summary>What was sent and could not be kept.</summary>
    public IReadOnlyList<string> Texts { get; private set; } = [];

    /// <summary>The page it was written on.</summary>
    public string? From { get; private set; }

    public void OnGet([FromRoute] int code)
    {
        Response.StatusCode = Code = code switch
        {
            403 or 404 or 405 => 404,
            >= 400 and < 600 => code,
            _ => 404,
        };
        if (Code is not (400 or 401)) return;
        (Texts, From) = (Written.In(HttpContext), HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath);
    }
}
