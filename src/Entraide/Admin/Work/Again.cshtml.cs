using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Work;

/// <summary>Another try of something that failed, from its first attempt.</summary>
public class AgainModel(AppDb db, AdminDoors doors) : PageModel
{
    public Task OnGet(Guid id, CancellationToken stop) => Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        var delivery = await Find(id, stop);
        (delivery.Attempts, delivery.DueAt) = (0, db.Now);
        return Redirect("/admin/work");
    }

    async Task<Delivery> Find(Guid id, CancellationToken stop)
    {
        doors.Administrator();
        return await db.Deliveries.SingleOrDefaultAsync(d => d.Id == id && d.Error != null, stop).OrNotFound();
    }
}
