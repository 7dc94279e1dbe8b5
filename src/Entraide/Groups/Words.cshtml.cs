using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>What somebody who asked says to the group, changed: an answer to a proposed talk, or a second thought.</summary>
public class WordsModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    [BindProperty] public string? Words { get; set; }

    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id)
    {
        var mine = await Find(id);
        Words = ring.OpenOrNull(mine.Place("Asking"), mine.Asking);
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var mine = await Find(id);
        if ((Words ?? "").Length > JoinModel.LongestWords) throw new Refused("This is too long: 1,000 characters are enough for a first word.");
        mine.Asking = string.IsNullOrWhiteSpace(Words) ? null : ring.Seal(mine.KeyId, mine.Place("Asking"), Words.Trim());
        // Once each time it is the group's turn: what is said again before it answers is read with the rest.
        if (mine.State == MembershipState.Talk) db.Note(new SomebodyAsked(mine.Id));
        mine.State = MembershipState.Asked;
        TempData["Done"] = words["The group has your words."];
        return Redirect($"/groups/{id}/join");
    }

    async Task<Membership> Find(Guid id)
    {
        Circle = await doors.Mine(id);
        return Circle.Mine is { State: MembershipState.Asked or MembershipState.Talk } mine ? mine : throw new NotFound();
    }
}
