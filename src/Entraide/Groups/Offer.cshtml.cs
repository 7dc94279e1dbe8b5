using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>A place that is held for somebody who waited.</summary>
public class OfferModel(AppDb db, GroupDoors doors, Places places, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public DateTime Until { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop) => await Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        places.TakeOffer(Circle.Mine!);
        TempData["Done"] = words["You are welcome here. This place is yours."];
        return Redirect($"/groups/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Mine(id);
        if (Circle.Mine!.State != MembershipState.Offered) throw new NotFound();
        Until = await db.Local(Circle.Mine.OfferEndsAt!.Value, stop);
    }
}
