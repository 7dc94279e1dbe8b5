using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>The chapters, and a new one.</summary>
public class ChaptersModel(AppDb db, AdminDoors doors, T words) : PageModel
{
    const int PerPage = 30;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;
    [BindProperty, Required, StringLength(120)] public string? Name { get; set; }
    [BindProperty, StringLength(120)] public string? City { get; set; }

    public Sheet<Chapter> Sheet { get; private set; } = null!;

    public Task OnGet(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Load(stop);
        if (!ModelState.IsValid) return Page();
        await db.MustBeNew(Name!.Trim(), null, stop);
        db.Chapters.Add(new() { Name = Name!.Trim(), City = City?.Trim() ?? "" });
        TempData["Done"] = words["The chapter is there."];
        return Redirect("/admin/chapters");
    }

    async Task Load(CancellationToken stop)
    {
        doors.Administrator();
        Sheet = await db.Chapters.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).Sheet(P, PerPage, stop);
    }
}

static class ChapterNames
{
    public static async Task MustBeNew(this AppDb db, string name, Guid? except, CancellationToken stop)
    {
        if (await db.Chapters.AnyAsync(c => c.Name == name && c.Id != except, stop))
            throw new Refused("A chapter already bears this name.");
    }
}
