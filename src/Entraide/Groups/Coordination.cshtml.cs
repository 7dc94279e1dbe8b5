using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The groups of a coordinator's chapters: their state and what is missing, never anybody's name.</summary>
public class CoordinationModel(AppDb db, Me me, KeyRing ring, Readiness readiness, IEnumerable<IAwaitsCoordinators> awaiting) : PageModel
{
    const int PageSize = 10;

    public sealed record Row(Group Group, string Name, string Chapter, int Members, IReadOnlyList<Missing> Missing, (int Leading, int Trained) Held);

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    /// <summary>Only those that nobody leads.</summary>
    [BindProperty(SupportsGet = true)] public bool Unled { get; set; }

    public Sheet<Group> Sheet { get; private set; } = null!;
    public List<Row> Rows { get; } = [];
    public List<(string Sentence, string Page)> Awaits { get; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        if (!me.IsCoordinator) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
        foreach (var part in awaiting.OrderBy(p => p.Order))
            if (await part.For(me, stop) is { } one) Awaits.Add(one);
        // Forming first: they are the ones that wait for somebody.
        var unled = Unled ? await db.Unled(me, stop) : null;
        Sheet = await db.Groups.CoordinatedBy(me).AsNoTracking().Where(g => unled == null || unled.Contains(g.Id)).OrderBy(g => g.State).ThenBy(g => g.Id).Sheet(P, PageSize, stop);
        var chapters = await db.Chapters.AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        foreach (var group in Sheet.Rows)
        {
            var card = ring.OpenCard(group);
            var members = await db.Memberships.CountAsync(m => m.GroupId == group.Id && m.State == MembershipState.Member, stop);
            Rows.Add(new(group, card.Name, group.ChapterId is { } c ? chapters[c] : "", members, await readiness.Lacks(group, card, stop: stop), await readiness.Held(group, stop)));
        }
    }
}
