using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Whoever leads a group answers for others.</summary>
sealed class Leading(AppDb db) : IAnswerForOthers
{
    public async Task<bool> Holds(IReadOnlyList<Guid> memberships) =>
        (await db.Memberships.AsNoTracking().Where(m => memberships.Contains(m.Id)).ToListAsync()).Exists(m => m.Leads);
}
