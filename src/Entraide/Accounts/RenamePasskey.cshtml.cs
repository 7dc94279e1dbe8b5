using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class RenamePasskeyModel(PasskeyStore store, AppDb db, Me me) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    public async Task OnGet(Guid id) => Name = store.Open(await Find(id)).Name;

    public async Task<IActionResult> OnPost(Guid id)
    {
        var passkey = await Find(id);
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > AccountPasskey.LongestName) throw new Refused("Give your passkey a name of at most {n} characters.", ("n", AccountPasskey.LongestName));
        store.Seal(me.Account!, passkey, store.Open(passkey) with { Name = name });
        return Redirect("/account/passkeys");
    }

    async Task<AccountPasskey> Find(Guid id) => await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == me.AccountId).OrNotFound();
}
