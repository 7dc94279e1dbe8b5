using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Groups that ended or were left, and keep words of this person.</summary>
public class LeftModel(AppDb db, Me me, KeyRing ring) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Sheet<(Guid Id, string Name)> Sheet { get; private set; } = null!;

    public async Task OnGet(CancellationToken stop)
    {
        var left = await db.Groups.LeftBy(me, db).AsNoTracking().ToListAsync(stop);
        // Their names are sealed: the order is made here.
        Sheet = left.Select(g => (g.Id, ring.OpenCard(g).Name)).OrderBy(g => g.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(g => g.Id).ToList().Sheet(P, PageSize);
    }
}
