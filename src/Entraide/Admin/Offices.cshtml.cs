using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>Who holds an office: public to administrators, because an office answers for others. No other account is ever listed.</summary>
public class OfficesModel(AppDb db, AdminDoors doors, KeyRing ring) : PageModel
{
    const int PerPage = 30;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Sheet<(Office Office, string Name, string? Chapter)> Sheet { get; private set; } = null!;

    public async Task OnGet(CancellationToken stop)
    {
        doors.Administrator();
        var offices = await (from office in db.Offices.AsNoTracking()
                             join account in db.Accounts.AsNoTracking() on office.AccountId equals account.Id
                             orderby office.Kind, office.Id
                             select new { Office = office, Account = account, Chapter = db.Chapters.Where(c => c.Id == office.ChapterId).Select(c => c.Name).FirstOrDefault() })
            .Sheet(P, PerPage, stop);
        Sheet = offices.Select(r => (r.Office, ring.OpenOrNull(r.Account.Place("Name"), r.Account.Name) ?? "—", (string?)r.Chapter));
    }
}
