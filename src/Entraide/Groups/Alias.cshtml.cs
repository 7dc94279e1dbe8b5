using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;

namespace Entraide.Groups;

/// <summary>The name a member bears here, changed.</summary>
public class AliasModel(GroupDoors doors, Joining joining, KeyRing ring, BlindIndex index, Naming naming, T words) : NamingModel(naming)
{
    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Member(id);
        Alias = Circle.Alias;
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.Member(id);
        if (await Named(id) is not { } alias) return Page();
        if (await joining.IsTaken(id, alias, Circle.Mine!.Id)) throw new Refused("Somebody in this group already bears this name. Please choose another.");
        Circle.Mine.SetAlias(ring, index, alias);
        TempData["Done"] = words["Your name here is now {alias}.", ("alias", alias)];
        return Redirect($"/groups/{id}");
    }
}
