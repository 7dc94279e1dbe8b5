using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

public class KnownModel(T words, AppDb db, Me me) : PageModel
{
    public IReadOnlyList<(string What, string How)> Facts { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        var account = me.Account.OrNotFound();
        var (sealedUp, clear) = (words["Sealed"], words["In clear"]);
        var places = await db.Memberships.CountAsync(m => me.Memberships.Contains(m.Id), stop);
        Facts =
        [
            (words["Your sign-in name"], sealedUp),
            (words["E-mail"], account.Mail is null ? words["None given"] : sealedUp),
            (words["Password"], words["A keyed trace that nobody can turn back"]),
            (places == 0 ? words["No place in any group"] : words.Plural(places, "Your place in one group", "Your places in {n} groups"), sealedUp),
            (words.Plural(await db.Passkeys.CountAsync(p => p.AccountId == account.Id, stop), "One passkey.", "{n} passkeys."), sealedUp),
            (words.Plural(await db.Sessions.CountAsync(s => s.AccountId == account.Id, stop), "One signed-in device", "{n} signed-in devices"), words["Sealed name, time to a quarter of an hour"]),
            (words.Plural(await db.Credentials.CountAsync(c => c.AccountId == account.Id, stop), "One credential", "{n} credentials"), clear),
            (words.Plural(me.Offices.Count, "One office", "{n} offices"), clear),
            (words["Language and time zone"], clear),
            (words["The code on your phone, and printed codes"], words["Sealed, and as a keyed trace"]),
            (words["How you can be let back in, and what you want by e-mail"], clear),
            (words["How you come to which meeting, your part in a group, the month you came"], words["In clear, beside a place without a name"]),
            (words["The months your account was made and last used"], clear),
            (words["Your network address"], words["Not kept; only a keyed trace of its neighbourhood, for a day, against guessing"]),
        ];
    }
}
