using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>A stranger's session rarely comes alone: all others end.</summary>
public class NotMeModel(SignIns signIns, MailAddresses mails, SessionLines lines, AppDb db, Me me) : PageModel
{
    public SessionLine Session { get; private set; } = null!;

    public async Task OnGet(Guid id) => Session = await Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        Session = await Find(id);
        await signIns.EndOthers(me.Account!);
        mails.TellOfChange(me.Account!);
        return Redirect("/account/password");
    }

    async Task<SessionLine> Find(Guid id)
    {
        var account = me.Account.OrNotFound();
        var now = db.Now;
        return lines.Of(account, await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.AccountId == account.Id && s.Id != me.SessionId && s.EndsAt > now).OrNotFound());
    }
}
