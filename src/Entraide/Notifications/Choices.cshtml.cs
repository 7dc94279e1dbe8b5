using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Notifications;

/// <summary>What somebody receives by mail, and the hours in which they are left alone.</summary>
public class ChoicesModel(AppDb db, Me me, T words) : PageModel
{
    [BindProperty]
    public List<MailKinds> ByMail { get; set; } = [];

    [BindProperty]
    public TimeOnly? QuietFrom { get; set; }

    [BindProperty]
    public TimeOnly? QuietUntil { get; set; }

    [BindProperty]
    public bool SoonWhenQuiet { get; set; }

    public bool HasMail => me.Account?.Mail is not null;

    public string Zone => me.Account!.Zone;

    public IReadOnlyList<(MailKinds Kind, string Label, string Hint)> Kinds => words.KindsOfMail();

    public async Task OnGet(CancellationToken stop)
    {
        var choices = await Mine(stop);
        ByMail = [.. Kinds.Select(k => k.Kind).Where(k => choices.ByMail.HasFlag(k))];
        (QuietFrom, QuietUntil, SoonWhenQuiet) = (choices.QuietFrom, choices.QuietUntil, choices.SoonWhenQuiet);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        if (QuietFrom is not { } from || QuietUntil is not { } until) throw new Refused("Please give both hours, such as 21:00 and 08:00.");
        var choices = await Mine(stop);
        if (db.Entry(choices).State == Microsoft.EntityFrameworkCore.EntityState.Detached) db.NoticeChoices.Add(choices);
        choices.ByMail = ByMail.Aggregate(MailKinds.None, (all, kind) => all | kind) & MailKinds.All;
        (choices.QuietFrom, choices.QuietUntil, choices.SoonWhenQuiet) = (from, until, SoonWhenQuiet);
        TempData["Done"] = words["Your choices are kept."];
        return Redirect("/account/notices");
    }

    async Task<NoticeChoices> Mine(CancellationToken stop) =>
        await db.NoticeChoices.FindAsync([me.AccountId!.Value], stop) ?? new() { AccountId = me.AccountId!.Value };
}
