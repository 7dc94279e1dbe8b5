using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>Given once, to the person who made it.</summary>
public class ArchiveModel(OneTimes once, Me me) : PageModel
{
    public Task OnGet(string token) => Find(token);

    public async Task<IActionResult> OnPost(string token)
    {
        var found = await Find(token);
        return await once.Use(found) ? File(found.Content!, "application/zip", "archive.zip") : throw new NotFound();
    }

    async Task<OneTime> Find(string token) =>
        await once.Find(ExportModel.Purpose, token) is { } found && found.AccountId == me.AccountId ? found : throw new NotFound();
}
