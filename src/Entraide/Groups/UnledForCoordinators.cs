using Entraide.Accounts;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Groups that nobody leads any more: whoever did may have left, or erased their account, without a word.</summary>
sealed class UnledForCoordinators(AppDb db, T words) : IAwaitsCoordinators
{
    public int Order => 0;

    public async Task<(string Sentence, string Page)?> For(Me me, CancellationToken stop) =>
        (await db.Unled(me, stop)).Count is var unled and > 0
            ? (words.Plural(unled, "One group has nobody who leads it.", "{n} groups have nobody who leads them."), "/coordination?unled=true") : null;
}

static class UnledGroups
{
    /// <summary>Those of a coordinator's groups that nobody leads.</summary>
    public static async Task<List<Guid>> Unled(this AppDb db, Me me, CancellationToken stop)
    {
        var groups = db.Groups.CoordinatedBy(me).Select(g => g.Id);
        var holding = await db.Memberships.AsNoTracking().Where(m => m.State == MembershipState.Member && m.Roles != Roles.None && groups.Contains(m.GroupId)).ToListAsync(stop);
        return [.. (await groups.ToListAsync(stop)).Except(holding.Where(m => m.Leads).Select(m => m.GroupId))];
    }
}
