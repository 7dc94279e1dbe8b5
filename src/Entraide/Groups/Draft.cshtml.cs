using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>One page of a group being prepared. It is kept as it is, complete or not.</summary>
public class DraftModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    /// <summary>The pages in their order; the rhythm's belongs to the meetings.</summary>
    public static readonly string[] Steps = ["purpose", "place", "size", "rhythm", "stance"];

    [BindProperty] public Guid? ChapterId { get; set; }

    public Group Draft { get; private set; } = null!;
    public string Step { get; private set; } = "";
    public Purpose Purpose { get; private set; } = new();
    public Sizes Sizes { get; private set; } = new();
    public List<SelectListItem> Chapters { get; private set; } = [];

    public int Place => Array.IndexOf(Steps, Step);
    public string? Before => Place > 0 ? $"/groups/draft/{Draft.Id}/{Steps[Place - 1]}" : null;

    public static string After(Guid draft, string step) => $"/groups/draft/{draft}/{Steps.SkipWhile(s => s != step).Skip(1).FirstOrDefault() ?? "finish"}";

    public async Task OnGet(Guid id, string step, CancellationToken stop)
    {
        await Find(id, step, stop);
        var card = ring.OpenCard(Draft);
        (Purpose, Sizes, ChapterId) = (Purpose.Of(card), Sizes.Of(Draft), Draft.ChapterId);
        if (Sizes.ReviewOn is null) Sizes.ReviewOn = DateOnly.FromDateTime(db.Now).AddMonths(6);
    }

    public async Task<IActionResult> OnPost(Guid id, string step, [FromForm] Purpose purpose, [FromForm] Sizes sizes, [FromForm] bool later, CancellationToken stop)
    {
        (Purpose, Sizes) = (purpose, sizes);
        await Find(id, step, stop);
        var card = ring.OpenCard(Draft);
        var kept = purpose.On(card, step);
        if (kept.Purpose != card.Purpose) (Draft.Smallest, Draft.Largest) = GroupWords.Band(kept.Purpose);
        ring.SealCard(Draft, kept);
        if (step == "size")
        {
            if (ChapterId is { } chapter && !Chapters.Exists(c => c.Value == chapter.ToString())) throw new Refused("Please choose one of the chapters.");
            sizes.On(Draft, kept.Purpose, DateOnly.FromDateTime(db.Now));
            Draft.ChapterId = ChapterId;
        }
        if (!later) return Redirect(After(id, step));
        TempData["Done"] = words["The draft is kept. You find it among your groups."];
        return Redirect("/groups");
    }

    async Task Find(Guid id, string step, CancellationToken stop)
    {
        (Draft, Step) = (await doors.Draft(id), step);
        Chapters = [new(words["No chapter"], ""), .. (await db.Chapters.AsNoTracking().OrderBy(c => c.Name).ToListAsync(stop)).Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
    }
}
