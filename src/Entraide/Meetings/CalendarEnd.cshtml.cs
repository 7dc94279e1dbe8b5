using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public class CalendarEndModel(AppDb db, Me me, CalendarAddresses addresses, T words) : PageModel
{
    public Task OnGet(Guid id) => Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        db.CalendarAddresses.Remove(await Find(id));
        TempData["Done"] = words["The address has ended."];
        return Redirect("/calendar");
    }

    Task<CalendarAddress> Find(Guid id) => addresses.Of(me).SingleOrDefaultAsync(a => a.Id == id).OrNotFound();
}
