using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>What a group lacks before its first meeting, and the page that mends it.</summary>
public sealed record Lacking(string Sentence, string Page);

/// <summary>No charter, no position for a crisis, no second facilitator: no first meeting, unless a coordinator answers for it.</summary>
public sealed class FirstMeeting(AppDb db, Links links, KeyRing ring, T words)
{
    public async Task<bool> MayMeet(Group group) => group.Override is not null || (await Missing(group)).Count == 0;

    public async Task<IReadOnlyList<Lacking>> Missing(Group group)
    {
        var missing = new List<Lacking>();
        if (group.CharterNumber == 0) missing.Add(new(words["There is no charter yet."], $"/groups/{group.Id}"));
        if (ring.OpenCard(group).Stance.Length == 0) missing.Add(new(words["The group has not said what it does in a crisis."], $"/groups/{group.Id}"));
        var (today, current) = (DateOnly.FromDateTime(db.Now), 0);
        foreach (var leader in (await db.Memberships.AsNoTracking().Where(m => m.GroupId == group.Id && m.State == MembershipState.Member).ToListAsync()).Where(m => m.Leads))
        {
            var account = links.OwnerId(leader.Owner, leader.Id);
            if (await db.Credentials.AnyAsync(c => c.AccountId == account && c.GivenOn <= today && c.UntilOn >= today)) current++;
        }
        if (current < 2) missing.Add(new(words.Plural(current, "One facilitator has a current credential; a second one is needed.", "{n} facilitators have a current credential; two are needed."), $"/groups/{group.Id}"));
        return missing;
    }
}
