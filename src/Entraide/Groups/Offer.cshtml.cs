using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>A place that is held for somebody who waited.</summary>
public class OfferModel(Me me, GroupDoors doors, Places places, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public DateTime Until { get; private set; }

    public Task OnGet(Guid id) => Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        places.TakeOffer(Circle.Mine!);
        TempData["Done"] = words["You are welcome here. This place is yours."];
        return Redirect($"/groups/{id}");
    }

    async Task Find(Guid id)
    {
        Circle = await doors.Mine(id);
        if (Circle.Mine!.State != MembershipState.Offered) throw new NotFound();
        Until = me.Account!.OnTheirClock(Circle.Mine.OfferEndsAt!.Value);
    }
}
