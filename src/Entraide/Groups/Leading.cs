using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Whoever leads a group answers for others.</summary>
sealed class Leading(Lazy<AppDb> db) : IAnswerForOthers
{
    public async Task<bool> Holds(IReadOnlyList<Guid> memberships) =>
        (await db.Value.Memberships.AsNoTracking().Where(m => memberships.Contains(m.Id)).ToListAsync()).Exists(m => m.Leads);
}
