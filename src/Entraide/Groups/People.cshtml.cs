using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The members of a group by the names they chose, for those who lead it.</summary>
public class PeopleModel(AppDb db, GroupDoors doors, KeyRing ring, Readiness readiness) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; }

    public Circle Circle { get; private set; } = null!;

    /// <summary>How many lead the group with a current credential.</summary>
    public int Trained { get; private set; }
    public List<(Membership Membership, string Alias)> Rows { get; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Trained = (await readiness.Held(Circle.Group, stop)).Trained;
        P = Math.Clamp(P, 0, 10_000);
        var rows = await db.Memberships.AsNoTracking().Where(m => m.GroupId == id && m.State == MembershipState.Member)
            .OrderBy(m => m.Id).Skip(P * PageSize).Take(PageSize + 1).ToListAsync(stop);
        HasMore = rows.Count > PageSize;
        Rows.AddRange(rows.Take(PageSize).Select(m => (m, ring.AliasOf(m))).OrderBy(r => r.Item2, StringComparer.CurrentCultureIgnoreCase));
    }
}
