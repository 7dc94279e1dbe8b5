using Entraide.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>My own credentials.</summary>
public class CredentialsModel(AppDb db, Me me) : PageModel
{
    public IReadOnlyList<Credential> Mine { get; private set; } = [];
    public DateOnly Today => DateOnly.FromDateTime(db.Now);
    public bool IsCoordinator => me.IsCoordinator;

    public async Task OnGet(CancellationToken stop) =>
        Mine = await db.Credentials.AsNoTracking().Where(c => c.AccountId == me.AccountId).OrderByDescending(c => c.UntilOn).Take(50).ToListAsync(stop);
}
