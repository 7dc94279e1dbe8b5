using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Whoever leads a living group answers for others.</summary>
sealed class Leading(Lazy<AppDb> db) : IAnswerForOthers
{
    public async Task<bool> Holds(IReadOnlyList<Guid> memberships) =>
        (await db.Value.Memberships.AsNoTracking().Where(m => memberships.Contains(m.Id) && db.Value.Groups.Any(g => g.Id == m.GroupId && (g.State == GroupState.Open || g.State == GroupState.Forming))).ToListAsync()).Exists(m => m.Leads);
}
