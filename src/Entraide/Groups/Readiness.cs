using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>What a group still lacks before its first meeting: a sentence, and the page that mends it.</summary>
public sealed record Missing(string Sentence, string Page);

/// <summary>Whether a group may meet. Of its people it says only that somebody is missing, never who holds what.</summary>
public sealed class Readiness(AppDb db, KeyRing ring, Links links)
{
    public const string Charter = "The group has no charter yet.";
    public const string Stance = "The group has not said what it does when somebody is in danger.";
    public const string Second = "A second facilitator with a current credential is missing.";

    /// <summary>Empty when the group may meet, or when a coordinator decided that it may.</summary>
    public async Task<IReadOnlyList<Missing>> Of(Group group, CancellationToken stop = default) =>
        group.Override is not null ? [] : await Lacks(group, stop);

    /// <summary>What is missing whatever a coordinator decided.</summary>
    public async Task<IReadOnlyList<Missing>> Lacks(Group group, CancellationToken stop = default)
    {
        var missing = new List<Missing>();
        if (group.CharterNumber == 0) missing.Add(new(Charter, $"/groups/{group.Id}/charter/new"));
        if (ring.OpenCard(group).Stance.Length == 0) missing.Add(new(Stance, $"/groups/{group.Id}/purpose"));
        if (await Trained(group, stop) < 2) missing.Add(new(Second, $"/groups/{group.Id}/people"));
        return missing;
    }

    /// <summary>How many lead the group, and how many of them hold a current credential; never who.</summary>
    public async Task<(int Leading, int Trained)> Held(Group group, CancellationToken stop = default) =>
        ((await Leading(group, stop)).Count, await Trained(group, stop));

    async Task<List<Membership>> Leading(Group group, CancellationToken stop) =>
        [.. (await db.Memberships.AsNoTracking().Where(m => m.GroupId == group.Id && m.State == MembershipState.Member && m.Roles != Roles.None).ToListAsync(stop)).Where(m => m.Leads)];

    async Task<int> Trained(Group group, CancellationToken stop)
    {
        var people = (await Leading(group, stop)).Select(m => links.OwnerId(m.Owner, m.Id)).ToList();
        var today = DateOnly.FromDateTime(db.Now);
        return await db.Credentials.Where(c => people.Contains(c.AccountId) && c.GivenOn <= today && today <= c.UntilOn).Select(c => c.AccountId).Distinct().CountAsync(stop);
    }
}
