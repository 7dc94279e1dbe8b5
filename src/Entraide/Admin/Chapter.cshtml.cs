using System.ComponentModel.DataAnnotations;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>A chapter gets another name.</summary>
public class ChapterModel(AppDb db, AdminDoors doors, T words) : PageModel
{
    [BindProperty, Required, StringLength(120)] public string? Name { get; set; }
    [BindProperty, StringLength(120)] public string? City { get; set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        var chapter = await Find(id, stop);
        (Name, City) = (chapter.Name, chapter.City);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        var chapter = await Find(id, stop);
        if (!ModelState.IsValid) return Page();
        await db.MustBeNew(Name!.Trim(), id, stop);
        (chapter.Name, chapter.City) = (Name!.Trim(), City?.Trim() ?? "");
        TempData["Done"] = words["Kept."];
        return Redirect("/admin/chapters");
    }

    Task<Groups.Chapter> Find(Guid id, CancellationToken stop)
    {
        doors.Administrator();
        return db.Chapters.SingleOrDefaultAsync(c => c.Id == id, stop).OrNotFound();
    }
}
