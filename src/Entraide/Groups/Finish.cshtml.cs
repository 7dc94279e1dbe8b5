using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The prepared group as members will read it, and the act that makes it one.</summary>
public class FinishModel(AppDb db, Me me, GroupDoors doors, Joining joining, KeyRing ring, Naming naming, T words) : NamingModel(naming)
{
    public Group Draft { get; private set; } = null!;
    public GroupCard Card { get; private set; } = null!;
    public bool MayOpen { get; private set; }

    public Task OnGet(Guid id, CancellationToken stop) => Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!me.IsStrong) throw new NeedsStrongSignIn();
        if (!MayOpen) throw new Refused("To open a group you need a current credential as facilitator. Your draft is kept.");
        Purpose.Check(Card);
        if (await Named(id) is not { } alias) return Page();
        (Draft.State, Draft.DraftOf) = (GroupState.Forming, null);
        await joining.Found(me.Account!, Draft, alias, Roles.Facilitator);
        db.Note(new GroupChanged(id));
        TempData["Done"] = words["The group exists. Now come its charter and a second facilitator."];
        return Redirect($"/groups/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Draft = await doors.Draft(id);
        Card = ring.OpenCard(Draft);
        words.Familiar = Card.Address == Address.Tu;
        MayOpen = me.IsCoordinator || me.IsAdministrator || await db.IsTrained(me.AccountId, stop);
    }
}
