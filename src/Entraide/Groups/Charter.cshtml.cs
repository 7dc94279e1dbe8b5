using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The charter of a group, its earlier versions, and the agreement of the person on the page.</summary>
public class CharterModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int? Number { get; set; }
    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;
    [BindProperty] public int Read { get; set; }

    public Circle Circle { get; private set; } = null!;
    public int Shown { get; private set; }
    public string? Text { get; private set; }
    public string? WhatChanged { get; private set; }
    public DateOnly PublishedOn { get; private set; }
    public bool MayAgree => Shown > 0 && Shown == Circle.Group.CharterNumber && Circle.Mine!.AgreedCharter < Shown;
    public Sheet<int> Others => Enumerable.Range(1, Circle.Group.CharterNumber).Reverse().Where(n => n != Shown).ToList().Sheet(P, PageSize);

    public async Task OnGet(Guid id, CancellationToken stop) => await Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        Circle.Mine!.AgreedCharter = Circle.Group.Agreed(Read);
        TempData["Done"] = words["Your agreement is kept."];
        return Redirect($"/groups/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        Shown = Number ?? Circle.Group.CharterNumber;
        var version = await db.Charters.AsNoTracking().SingleOrDefaultAsync(c => c.GroupId == id && c.Number == Shown, stop);
        if (version is null)
        {
            if (Shown != 0) throw new NotFound();
            return;
        }
        (Text, PublishedOn) = (ring.Open(version.Place("Text"), version.Text), version.PublishedOn);
        WhatChanged = ring.OpenOrNull(version.Place("WhatChanged"), version.WhatChanged);
    }
}
