using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public class CataloguePageModel(AppDb db, Me me, KeyRing ring) : PageModel
{
    public AgendaTemplate Template { get; private set; } = null!;

    /// <summary>Those the reader leads.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Groups { get; private set; } = [];

    public async Task OnGet(string key)
    {
        Template = AgendaTemplate.Of(key).OrNotFound();
        var led = (await db.Memberships.Of(me).ToListAsync()).Where(m => m.Leads).Select(m => m.GroupId).ToHashSet();
        Groups = [.. (await db.Groups.VisibleTo(me, db).Where(g => led.Contains(g.Id)).ToListAsync()).Select(g => (g.Id, ring.OpenCard(g).Name))];
    }
}
