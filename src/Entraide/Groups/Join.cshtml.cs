using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>What somebody reads before they ask to join, and where they see what became of it.</summary>
public class JoinModel(AppDb db, Me me, GroupDoors doors, Joining joining, KeyRing ring, Brakes brakes, T words) : PageModel
{
    public const int LongestAlias = 40;
    public const int LongestWords = 1000;

    [BindProperty(SupportsGet = true)] public string? By { get; set; }
    [BindProperty] public string? Alias { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public bool Agrees { get; set; }
    [BindProperty] public bool MayBeRecognised { get; set; }

    public Circle Circle { get; private set; } = null!;
    public string? Charter { get; private set; }
    public string? Talk { get; private set; }
    public int Turn { get; private set; }
    public bool IsReused { get; private set; }
    public bool MayAsk => Circle.Mine is null or { State: MembershipState.Left };

    public async Task<IActionResult> OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        return Circle.IsMember ? Redirect($"/groups/{id}") : Page();
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        var alias = Named(Alias);
        if (Circle.Group.CharterNumber > 0 && !Agrees) throw new Refused("To join, please read the charter and say that you agree to it.");
        if ((Words ?? "").Length > LongestWords) throw new Refused("This is too long: 1,000 characters are enough for a first word.");
        if (!MayBeRecognised && await joining.IsReused(me.Account!, id, alias))
        {
            IsReused = true;
            ModelState.AddModelError(nameof(MayBeRecognised), words["You bear this name in another group: whoever is in both could recognise you. Choose another, or tick this box to keep it."]);
            return Page();
        }
        await brakes.Pass(Joining.NamesTried, me.AccountId!.Value);
        var membership = await joining.Ask(me.Account!, Circle.Group, alias, (Words ?? "").Trim());
        membership.AgreedCharter = Agrees ? Circle.Group.CharterNumber : 0;
        TempData["Done"] = words["The group has your request. Its answer will be shown here."];
        return Redirect("/groups");
    }

    public static string Named(string? alias) => Names.Clean(alias) switch
    {
        null => throw new Refused("Please choose the name you will bear in this group."),
        { Length: > LongestAlias } => throw new Refused("This name is too long: 40 characters are enough."),
        { } name => name,
    };

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
