using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>An office is given to whoever made a code for it; nobody is looked up in a list, and a name would not tell two people apart.</summary>
public class GiveOfficeModel(AppDb db, Me me, AdminDoors doors, Introductions introductions, T words) : PageModel
{
    [BindProperty, Required, StringLength(40)] public string? Code { get; set; }
    [BindProperty] public OfficeKind Kind { get; set; }
    [BindProperty] public Guid? ChapterId { get; set; }

    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public Task OnGet(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Load(stop);
        if (!ModelState.IsValid) return Page();
        if (Kind == OfficeKind.Administrator) ChapterId = null;
        if (!Chapters.Any(c => c.Value == (ChapterId?.ToString() ?? ""))) throw new NotFound();
        var account = await introductions.Of(Code);
        if (!await db.Offices.AnyAsync(o => o.AccountId == account.Id && o.Kind == Kind && o.ChapterId == ChapterId, stop))
            db.Offices.Add(new() { AccountId = account.Id, Kind = Kind, ChapterId = ChapterId });
        TempData["Done"] = words["The office is given and shows below."];
        return Redirect("/admin/offices");
    }

    async Task Load(CancellationToken stop)
    {
        doors.Administrator();
        me.Freshly();
        var chapters = await db.Chapters.AsNoTracking().OrderBy(c => c.Name).ToListAsync(stop);
        Chapters = [new(words["The whole association"], ""), .. chapters.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
    }
}
