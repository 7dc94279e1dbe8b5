using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

[AllowAnonymous]
public class ErasedModel(KeyShelf shelf) : PageModel
{
    public Guid Receipt { get; private set; }

    public async Task OnGet(Guid receipt) =>
        // Receipts of before bear the number of the key itself.
        Receipt = await shelf.Ledger.AnyAsync(d => d.Mark == receipt || d.Mark == shelf.Mark(receipt)) ? receipt : throw new NotFound();
}
