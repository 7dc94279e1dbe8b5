using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The members of a group by the names they chose, for those who lead it.</summary>
public class PeopleModel(AppDb db, GroupDoors doors, KeyRing ring, Readiness readiness) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Circle Circle { get; private set; } = null!;

    /// <summary>How many lead the group with a current credential.</summary>
    public int Trained { get; private set; }
    public Sheet<Membership> Sheet { get; private set; } = null!;
    public IEnumerable<(Membership Membership, string Alias)> Rows => Sheet.Rows.Select(m => (m, ring.AliasOf(m))).OrderBy(r => r.Item2, StringComparer.CurrentCultureIgnoreCase);

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Trained = (await readiness.Held(Circle.Group, stop)).Trained;
        Sheet = await db.Memberships.AsNoTracking().Where(m => m.GroupId == id && m.State == MembershipState.Member)
            .OrderBy(m => m.Id).Sheet(P, PageSize, stop);
    }
}
