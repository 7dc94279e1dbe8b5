using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The name a member bears here, changed.</summary>
public class AliasModel(Me me, GroupDoors doors, Joining joining, KeyRing ring, BlindIndex index, Brakes brakes, T words) : PageModel
{
    [BindProperty] public string? Alias { get; set; }
    [BindProperty] public bool MayBeRecognised { get; set; }

    public Circle Circle { get; private set; } = null!;
    public bool IsReused { get; private set; }

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Member(id);
        Alias = Circle.Alias;
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.Member(id);
        var alias = JoinModel.Named(Alias);
        await brakes.Pass(Joining.NamesTried, me.AccountId!.Value);
        if (await joining.IsTaken(id, alias, Circle.Mine!.Id)) throw new Refused("Somebody in this group already bears this name. Please choose another.");
        if (!MayBeRecognised && await joining.IsReused(me.Account!, id, alias))
        {
            IsReused = true;
            ModelState.AddModelError(nameof(MayBeRecognised), words["You bear this name in another group: whoever is in both could recognise you. Choose another, or tick this box to keep it."]);
            return Page();
        }
        Circle.Mine.SetAlias(ring, index, alias);
        TempData["Done"] = words["Your name here is now {alias}.", ("alias", alias)];
        return Redirect($"/groups/{id}");
    }
}
