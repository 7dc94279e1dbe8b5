using Entraide.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>Where an administrator begins.</summary>
public class IndexModel(AppDb db, AdminDoors doors) : PageModel
{
    public bool HasCoordinator { get; private set; }

    public async Task OnGet(CancellationToken stop)
    {
        doors.Administrator();
        HasCoordinator = await db.Offices.AnyAsync(o => o.Kind == OfficeKind.Coordinator, stop);
    }
}
