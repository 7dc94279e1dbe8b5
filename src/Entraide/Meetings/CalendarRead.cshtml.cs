using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>Read by calendars, which do not sign in: the address is the key.</summary>
[AllowAnonymous]
public class CalendarReadModel(CalendarAddresses addresses) : PageModel
{
    public async Task<IActionResult> OnGet(string key, CancellationToken stop)
    {
        var text = await addresses.Read(key, stop).OrNotFound();
        Response.Headers.CacheControl = "private, no-store";
        return Content(text, CalendarFile.MediaType);
    }
}
