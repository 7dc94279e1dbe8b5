using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class EraseModel(Erasure erasure, IEnumerable<IAnswerForOthers> reasons, Enrolment enrolment, KeyRing ring, AppDb db, Me me) : PageModel
{
    [BindProperty]
    public bool Sure { get; set; }

    public bool HoldsAGroup { get; private set; }

    public Task OnGet() => Find();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = await Find();
        if (!Sure) throw new Refused("Tick « Yes, erase everything » if that is what you want.") { Field = nameof(Sure) };
        if (me.IsAdministrator && await db.Offices.CountAsync(o => o.Kind == OfficeKind.Administrator, stop) == 1)
            throw new Refused("You are the only administrator. Name another one first.");
        await erasure.End(account, stop);
        await enrolment.Save(stop);
        // At once as well: the next page shows the line of the register.
        var receipt = await ring.Destroy(account.KeyId, stop);
        await HttpContext.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Redirect($"/erased/{receipt}");
    }

    async Task<Account> Find()
    {
        var account = me.Freshly();
        foreach (var reason in reasons) HoldsAGroup |= await reason.Holds(me.Memberships);
        return account;
    }
}
