using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>Any session that is open says no, however long ago it began: whoever asks by mail has none.</summary>
public class CancelWayBackModel(WaysBack ways, T words, AppDb db, Me me) : PageModel
{
    public string Moment { get; private set; } = "";

    public void OnGet() => Moment = me.Account.OrNotFound().WayBackComing(words, db.Now) ?? throw new NotFound();

    public async Task<IActionResult> OnPost()
    {
        await ways.Cancel(me.Account.OrNotFound());
        TempData["Done"] = words["It is cancelled: no link opens. If somebody else reads your e-mail, choose “Never by e-mail” under “If I forget my password”."];
        return Redirect("/account");
    }
}
