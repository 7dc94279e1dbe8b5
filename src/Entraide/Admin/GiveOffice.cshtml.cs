using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>An office is given to whoever bears a sign-in name; nobody is looked up in a list.</summary>
public class GiveOfficeModel(AppDb db, AdminDoors doors, Enrolment enrolment, T words) : PageModel
{
    [BindProperty, Required, StringLength(80)] public string? SignInName { get; set; }
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
        if (await enrolment.Named(SignInName!) is { } account
            && !await db.Offices.AnyAsync(o => o.AccountId == account.Id && o.Kind == Kind && o.ChapterId == ChapterId, stop))
            db.Offices.Add(new() { AccountId = account.Id, Kind = Kind, ChapterId = ChapterId });
        TempData["Done"] = words["If somebody signs in with this name, the office is now theirs and shows below."];
        return Redirect("/admin/offices");
    }

    async Task Load(CancellationToken stop)
    {
        doors.Administrator();
        var chapters = await db.Chapters.AsNoTracking().OrderBy(c => c.Name).ToListAsync(stop);
        Chapters = [new(words["The whole association"], ""), .. chapters.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
    }
}
