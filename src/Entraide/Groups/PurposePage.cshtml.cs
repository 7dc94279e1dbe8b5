using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>What the group says about itself, changed by those who lead it.</summary>
public class PurposePageModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public Purpose Purpose { get; private set; } = new();
    public Sizes Sizes { get; private set; } = new();

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Leader(id);
        (Purpose, Sizes) = (Purpose.Of(Circle.Card), Sizes.Of(Circle.Group));
    }

    public async Task<IActionResult> OnPost(Guid id, [FromForm] Purpose purpose, [FromForm] Sizes sizes)
    {
        (Purpose, Sizes) = (purpose, sizes);
        Circle = await doors.Leader(id);
        var card = purpose.On(Circle.Card, "all");
        Purpose.Check(card);
        sizes.On(Circle.Group, card.Purpose, DateOnly.FromDateTime(db.Now));
        ring.SealCard(Circle.Group, card);
        db.Note(new GroupChanged(id));
        TempData["Done"] = words["What the group says about itself is changed."];
        return Redirect($"/groups/{id}");
    }
}
