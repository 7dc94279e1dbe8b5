using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The light roles a member takes or gives back by themselves.</summary>
public class RoleModel(GroupDoors doors, T words) : PageModel
{
    [BindProperty] public List<Roles> Taken { get; set; } = [];

    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Member(id);
        Taken = [.. GroupWords.LightRoles.Where(r => Circle.Mine!.Roles.HasFlag(r))];
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        Circle = await doors.Member(id);
        var held = Circle.Mine!.Roles & (Roles.Facilitator | Roles.CoFacilitator);
        // Who welcomes reads what people write when they ask: those who lead give that role.
        var welcome = Circle.Mine.Roles & Roles.Welcome;
        foreach (var role in GroupWords.LightRoles.Where(Taken.Contains))
            held |= role == Roles.Welcome && !Circle.Leads ? welcome : role;
        Circle.Mine.Roles = held;
        TempData["Done"] = words["Your roles are as you chose."];
        return Redirect($"/groups/{id}");
    }
}
