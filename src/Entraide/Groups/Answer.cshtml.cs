using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The answer to somebody who asks: a talk first, a welcome, or no.</summary>
public class AnswerModel(AppDb db, GroupDoors doors, Places places, KeyRing ring, T words) : PageModel
{
    [BindProperty] public string? Proposal { get; set; }

    public Circle Circle { get; private set; } = null!;
    public string Alias { get; private set; } = "";
    public string Answer { get; private set; } = "";
    public string Back { get; private set; } = "";

    /// <summary>Whoever is welcomed now gets a place; otherwise they wait.</summary>
    public bool HasRoom { get; private set; }

    public Task OnGet(Guid id, Guid membership, string answer) => Find(id, membership, answer);

    public async Task<IActionResult> OnPost(Guid id, Guid membership, string answer)
    {
        var asking = await Find(id, membership, answer);
        switch (answer)
        {
            case "admit":
                await places.Admit(Circle.Group, asking);
                TempData["Done"] = asking.State == MembershipState.Member ? words["{alias} is now a member.", ("alias", Alias)] : words["{alias} is on the waiting list.", ("alias", Alias)];
                break;
            case "talk":
                Propose(asking);
                TempData["Done"] = words["The proposal is on its way."];
                break;
            default:
                asking.State = MembershipState.Declined;
                db.Note(new AskDeclined(asking.Id));
                TempData["Done"] = words["The answer is on its way."];
                break;
        }
        return Redirect($"/groups/{id}/asks");
    }

    void Propose(Membership asking)
    {
        var proposal = Proposal?.Trim() ?? "";
        if (proposal.Length is 0 or > JoinModel.LongestWords) throw new Refused("Please write when and how you could talk, in at most 1,000 characters.") { Field = nameof(Proposal) };
        asking.State = MembershipState.Talk;
        asking.Talk = ring.Seal(asking.KeyId, asking.Place("Talk"), proposal);
        db.Note(new TalkProposed(asking.Id));
    }

    async Task<Membership> Find(Guid id, Guid membership, string answer)
    {
        Circle = await doors.Welcome(id);
        (Answer, Back) = (answer, $"/groups/{id}/asks/{membership}");
        var (asking, alias) = await doors.Somebody(Circle, membership);
        Alias = alias;
        if (answer == "admit") HasRoom = await places.HasRoom(Circle.Group);
        return asking.State is MembershipState.Asked or MembershipState.Talk ? asking : throw new NotFound();
    }
}
