using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The groups of the person on the page, what they asked and what they are writing.</summary>
public class MineModel(AppDb db, Me me, KeyRing ring, GroupDoors doors, IEnumerable<IPartOfMyGroups> parts) : PageModel
{
    public sealed record Row(Guid Id, string Name, string WhatFor, Membership Mine, string Alias, DateTime? Until, int Asking);

    const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public List<(string View, object Model)> Parts { get; } = [];
    public Sheet<Row> Sheet { get; private set; } = null!;
    public List<(Guid Id, string Name)> Drafts { get; } = [];

    public bool HasLeft { get; private set; }
    public bool Coordinates => me.IsCoordinator;

    public async Task OnGet(CancellationToken stop)
    {
        var mine = await db.Memberships.AsNoTracking().Of(me).ToListAsync(stop);
        var ids = mine.Select(m => m.GroupId).ToList();
        var groups = await db.Groups.VisibleToAskers(me, db).AsNoTracking().Where(g => ids.Contains(g.Id)).ToListAsync(stop);
        var welcoming = mine.Where(m => m.State == MembershipState.Member && (m.Leads || m.Roles.HasFlag(Roles.Welcome))).Select(m => m.GroupId).ToList();
        var asking = await db.Memberships.Where(m => welcoming.Contains(m.GroupId) && m.State == MembershipState.Asked)
            .GroupBy(m => m.GroupId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        List<Row> rows = [];
        foreach (var group in groups)
        {
            var (card, membership) = (ring.OpenCard(group), mine.Single(m => m.GroupId == group.Id));
            if (!membership.HasAsked || membership is { State: MembershipState.Left, OfferEndsAt: null }) continue;
            rows.Add(new(group.Id, card.Name, card.WhatFor, membership, ring.AliasOf(membership),
                membership.State == MembershipState.Offered ? me.Account!.OnTheirClock(membership.OfferEndsAt!.Value) : null, asking.GetValueOrDefault(group.Id)));
        }
        // Their names are sealed: the order is made here.
        Sheet = rows.OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(r => r.Id).ToList().Sheet(P, PageSize);
        HasLeft = await db.Groups.LeftBy(me, db).AnyAsync(stop);
        foreach (var part in parts)
            if (await part.For(me, stop) is { } shown) Parts.Add(shown);
        foreach (var draft in await doors.Drafts(stop)) Drafts.Add((draft.Id, ring.OpenCard(draft).Name));
    }
}
