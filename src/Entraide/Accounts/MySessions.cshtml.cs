using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>A session that is signed out here is dead at its next request, on every node.</summary>
public class MySessionsModel(SignIns signIns, SessionLines lines, AppDb db, Me me) : PageModel
{
    const int PerPage = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Sheet<SessionLine> Sheet { get; private set; } = null!;

    public async Task OnGet(CancellationToken stop)
    {
        var account = me.Account.OrNotFound();
        var now = db.Now;
        var mine = db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id && s.EndsAt > now);
        Sheet = (await mine.OrderByDescending(s => s.BeganAt).ThenBy(s => s.Id).Sheet(P, PerPage, stop)).Select(s => lines.Of(account, s));
    }

    public async Task<IActionResult> OnPost(Guid? id)
    {
        var account = me.Account.OrNotFound();
        if (id is { } one) await db.Sessions.Where(s => s.Id == one && s.AccountId == account.Id).ExecuteDeleteAsync();
        else await signIns.EndOthers(account);
        return Redirect("/account/sessions");
    }
}
