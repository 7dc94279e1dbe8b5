using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>An office is withdrawn. One administrator always stays.</summary>
public class WithdrawModel(AppDb db, Me me, AdminDoors doors, KeyRing ring, T words) : PageModel
{
    public Office Office { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public bool IsMine => Office.AccountId == me.AccountId;

    public Task OnGet(Guid id, CancellationToken stop) => Load(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Load(id, stop);
        if (Office.Kind == OfficeKind.Administrator && !await db.Offices.AnyAsync(o => o.Kind == OfficeKind.Administrator && o.AccountId != Office.AccountId, stop))
            throw new Refused("This is the last administrator. Give the office to somebody else first.");
        db.Offices.Remove(Office);
        if (IsMine && Office.Kind == OfficeKind.Administrator) return Redirect("/");
        TempData["Done"] = words["The office is withdrawn."];
        return Redirect("/admin/offices");
    }

    async Task Load(Guid id, CancellationToken stop)
    {
        doors.Administrator();
        me.Freshly();
        Office = await db.Offices.SingleOrDefaultAsync(o => o.Id == id, stop).OrNotFound();
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Office.AccountId, stop);
        Name = ring.OpenOrNull(account.Place("Name"), account.Name) ?? "—";
    }
}
