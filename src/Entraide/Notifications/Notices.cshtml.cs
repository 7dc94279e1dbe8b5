using Entraide.Accounts;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>What waits for one person in all their groups: reminders, answers, messages.</summary>
public class NoticesModel(Awaiting awaiting, Me me) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Sheet<Awaited> Sheet { get; private set; } = null!;

    public bool HasUnread { get; private set; }

    public DateOnly On(Notice notice) => DateOnly.FromDateTime(WallClock.ToLocal(me.Account?.Zone ?? "Europe/Paris", notice.At));

    public async Task OnGet(CancellationToken stop)
    {
        Sheet = await awaiting.Read(P, stop);
        HasUnread = await awaiting.Mine.AnyAsync(n => !n.IsRead, stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await awaiting.Mine.Where(n => !n.IsRead).ForEachAsync(n => n.IsRead = true, stop);
        return Redirect("/notices");
    }
}
