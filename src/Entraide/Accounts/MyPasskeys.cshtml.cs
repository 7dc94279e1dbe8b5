using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class MyPasskeysModel(PasskeyStore store, AppDb db, Me me) : PageModel
{
    public IReadOnlyList<(Guid Id, PasskeyFacts Facts)> All { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var account = me.Account.OrNotFound();
        All = [.. (await db.Passkeys.AsNoTracking().Where(p => p.AccountId == account.Id).ToListAsync(stop)).Select(p => (p.Id, store.Open(p))).OrderBy(p => p.Item2.Name, StringComparer.CurrentCulture)];
    }
}
