using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>What somebody reads before they ask to join, and where they see what became of it.</summary>
[ForNewcomers]
public class JoinModel(AppDb db, Me me, GroupDoors doors, Joining joining, KeyRing ring, Naming naming, T words) : NamingModel(naming)
{
    public const int LongestWords = 1000;

    [BindProperty(SupportsGet = true)] public string? By { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public bool Agrees { get; set; }
    [BindProperty] public int Read { get; set; }

    public Circle Circle { get; private set; } = null!;
    public string? Charter { get; private set; }
    public string? Talk { get; private set; }
    public int Turn { get; private set; }
    public bool MayAsk => Circle.Mine is null or { State: MembershipState.Left };

    public async Task<IActionResult> OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        return Circle.IsMember ? Redirect($"/groups/{id}") : Page();
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!MayAsk) return Redirect($"/groups/{id}/join");
        var version = Circle.Group.Agreed(Read);
        if ((Words ?? "").Length > LongestWords) throw new Refused("This is too long: 1,000 characters are enough for a first word.") { Field = nameof(Words) };
        if (Circle.Group.CharterNumber > 0 && !Agrees) throw new Refused("To join, please read the charter and say that you agree to it.") { Field = nameof(Agrees) };
        if (await Named(id) is not { } alias) return Page();
        var membership = await joining.Ask(me.Account!, Circle.Group, alias, (Words ?? "").Trim());
        membership.AgreedCharter = version;
        TempData["Done"] = words["The group has your request. Its answer will be shown here."];
        return Redirect("/groups");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Newcomer(id, By);
        Charter = await db.CharterOf(Circle.Group, ring, stop);
        if (Circle.Mine is not { } mine) return;
        Talk = ring.OpenOrNull(mine.Place("Talk"), mine.Talk);
        if (mine.State == MembershipState.Waiting)
            Turn = 1 + await db.Memberships.CountAsync(m => m.GroupId == id && m.State == MembershipState.Waiting && m.WaitingTurn < mine.WaitingTurn, stop);
    }
}
