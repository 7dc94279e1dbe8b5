using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Somebody who was asked takes a part in leading a group.</summary>
public class LeadModel(AppDb db, Me me, GroupDoors doors, Joining joining, KeyRing ring, Naming naming, T words) : NamingModel(naming)
{
    [BindProperty] public bool Agrees { get; set; }
    [BindProperty] public int Read { get; set; }

    public Circle Circle { get; private set; } = null!;
    public string? Charter { get; private set; }
    public bool IsTrained { get; private set; }
    public bool NeedsName => Circle.Mine is null or { State: MembershipState.Left } or { Owner.Length: 0 };

    public async Task OnGet(string word, CancellationToken stop) => await Find(word, stop);

    public async Task<IActionResult> OnPost(string word, CancellationToken stop)
    {
        var invitation = await Find(word, stop);
        if (!me.IsStrong) throw new NeedsStrongSignIn();
        if (!IsTrained) throw new Refused("You hold no current credential today, so you cannot lead a group.");
        if (Circle.Group.CharterNumber > 0 && !Agrees) throw new Refused("To join, please read the charter and say that you agree to it.");
        var version = Circle.Group.Agreed(Read);
        if ((NeedsName ? await Named(Circle.Group.Id) : Circle.Alias) is not { } alias) return Page();
        var mine = await joining.Lead(me.Account!, Circle.Group, alias);
        mine.AgreedCharter = version;
        db.Invitations.Remove(invitation);
        TempData["Done"] = words["You lead this group from now on."];
        return Redirect($"/groups/{Circle.Group.Id}");
    }

    async Task<Invitation> Find(string word, CancellationToken stop)
    {
        var invitation = await Invitation.Find(db, word, toLead: true).OrNotFound();
        Circle = await doors.Invited(invitation);
        Charter = await db.CharterOf(Circle.Group, ring, stop);
        IsTrained = await db.IsTrained(me.AccountId, stop);
        return invitation;
    }
}
