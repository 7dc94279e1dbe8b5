using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Who asks to join and who waits, for those who welcome.</summary>
public class AsksModel(AppDb db, GroupDoors doors, KeyRing ring) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; }

    public Circle Circle { get; private set; } = null!;
    public List<(Membership Membership, string Alias)> Rows { get; } = [];
    public bool HasMore { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Welcome(id);
        P = Math.Clamp(P, 0, 10_000);
        var rows = await db.Memberships.AsNoTracking()
            .Where(m => m.GroupId == id && (m.State == MembershipState.Asked || m.State == MembershipState.Talk || m.State == MembershipState.Waiting || m.State == MembershipState.Offered))
            .OrderBy(m => m.WaitingTurn).ThenBy(m => m.Id).Skip(P * PageSize).Take(PageSize + 1).ToListAsync(stop);
        HasMore = rows.Count > PageSize;
        Rows.AddRange(rows.Take(PageSize).Select(m => (m, ring.AliasOf(m))));
    }
}
