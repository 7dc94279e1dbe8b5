using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Who asks to join and who waits, for those who welcome.</summary>
public class AsksModel(AppDb db, GroupDoors doors, KeyRing ring) : PageModel
{
    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Circle Circle { get; private set; } = null!;
    public Sheet<(Membership Membership, string Alias)> Sheet { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Welcome(id);
        var asks = await db.Memberships.AsNoTracking()
            .Where(m => m.GroupId == id && (m.State == MembershipState.Asked || m.State == MembershipState.Talk || m.State == MembershipState.Waiting || m.State == MembershipState.Offered))
            .OrderBy(m => m.WaitingTurn).ThenBy(m => m.Id).Sheet(P, PageSize, stop);
        Sheet = asks.Select(m => (m, ring.AliasOf(m)));
    }
}
