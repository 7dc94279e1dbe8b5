using System.Security.Cryptography;
using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The only code that makes a membership and the only that ends one: both ends of the sealed link change together.</summary>
public sealed class Joining(AppDb db, KeyRing ring, BlindIndex index, Links links)
{
    /// <summary>Whether somebody bears a name in a group is asked with every name that is tried.</summary>
    public static readonly BrakeRule NamesTried = new("name in a group", 10, TimeSpan.FromHours(1));

    /// <summary>A place asked for in a group, under a name chosen for it.</summary>
    public async Task<Membership> Ask(Account account, Group group, string alias, string asking)
    {
        var membership = await Make(account, group, alias, MembershipState.Asked);
        membership.WaitingTurn = await NextTurn(group.Id);
        membership.Talk = null;
        membership.Asking = null;
        if (asking.Length > 0) membership.Asking = ring.Seal(membership.KeyId, membership.Place("Asking"), asking);
        db.Note(new SomebodyAsked(membership.Id));
        return membership;
    }

    /// <summary>A place taken at once: whoever opens a group, or was asked by a coordinator to lead it.</summary>
    public async Task<Membership> Found(Account account, Group group, string alias, Roles roles)
    {
        var membership = await Make(account, group, alias, MembershipState.Member);
        membership.Roles = roles;
        membership.JoinedOn = Month(db.Now);
        return membership;
    }

    /// <summary>Somebody of another group who comes to hold a meeting; nothing of this group opens to them but that meeting.</summary>
    /// <param name="alias">The name to bear; somebody known to the group keeps theirs.</param>
    public async Task<Membership> StandIn(Account account, Group group, string alias)
    {
        var mine = await Known(account, group) ?? await Make(account, group, alias, MembershipState.StandIn);
        mine.State = MembershipState.StandIn;
        return mine;
    }

    /// <summary>The place of somebody who stood in before, or who was a member and left: the group knows their name.</summary>
    public Task<Membership?> Known(Account account, Group group)
    {
        var once = links.Once(account.Id, group.Id);
        return db.Memberships.SingleOrDefaultAsync(m => m.Once == once
            && (m.State == MembershipState.StandIn || (m.State == MembershipState.Left && m.JoinedOn != null)));
    }

    /// <summary>A stand-in's part is over for good: the two ends of the link go, and with them what they said. Who was a member before has left again, and keeps what they had kept.</summary>
    public async Task EndStandIn(Membership membership)
    {
        if (membership.JoinedOn is not null)
        {
            membership.State = MembershipState.Left;
            return;
        }
        if (await links.Owner(membership.Owner, membership.Id) is { } account) links.Remove(account, membership.Id);
        db.Memberships.Remove(membership);
        db.Note(new WordsLetGo(membership.KeyId));
    }

    /// <summary>Somebody asked by those who lead, or by a coordinator, to lead with them: a place at once, or the part in the place they have.</summary>
    /// <param name="alias">The name to bear; somebody known to the group keeps theirs.</param>
    public async Task<Membership> Lead(Account account, Group group, string alias)
    {
        var once = links.Once(account.Id, group.Id);
        var mine = await db.Memberships.SingleOrDefaultAsync(m => m.Once == once);
        // Who was told to go and erased what they said is known by nothing any more, and begins anew.
        if (mine is { Owner.Length: 0 }) mine.State = MembershipState.Left;
        if (mine is null or { State: MembershipState.Left }) mine = await Make(account, group, alias, MembershipState.Member);
        if (mine.State != MembershipState.Member || mine.JoinedOn is null) mine.JoinedOn = Month(db.Now);
        (mine.State, mine.OfferEndsAt) = (MembershipState.Member, null);
        if (!mine.Leads) mine.Roles |= await db.LedByAnother(mine) ? Roles.CoFacilitator : Roles.Facilitator;
        db.Note(new LeaderFound(mine.Id));
        return mine;
    }

    /// <summary>True when this name is already borne in the group by somebody else.</summary>
    public Task<bool> IsTaken(Guid groupId, string alias, Guid? except = null)
    {
        var hash = index.Of("alias", groupId, Names.Looks(alias));
        return db.Memberships.AnyAsync(m => m.AliasIndex == hash && m.Id != except);
    }

    /// <summary>True when the person bears the same name in another group: whoever is in both could recognise them.</summary>
    public async Task<bool> IsReused(Account account, Guid groupId, string alias)
    {
        var mine = links.Of(account);
        var others = await db.Memberships.AsNoTracking().Where(m => mine.Contains(m.Id) && m.GroupId != groupId).ToListAsync();
        return others.Any(m => Names.Looks(ring.AliasOf(m)) == Names.Looks(alias));
    }

    /// <summary>Gives the place back. Words that stay keep the name they were said under; the person can still erase them later.</summary>
    public void Leave(Account account, Membership membership, bool eraseWords)
    {
        if (membership.TakesAPlace) db.Note(new MemberLeft(membership.GroupId));
        (membership.State, membership.Roles, membership.OfferEndsAt) = (MembershipState.Left, Roles.None, null);
        if (eraseWords) Erase(account, membership);
    }

    /// <summary>Takes a membership out of the account; the key of its words is destroyed as soon as this is saved.</summary>
    void Erase(Account account, Membership membership)
    {
        links.Remove(account, membership.Id);
        db.Memberships.Remove(membership);
        db.Note(new WordsLetGo(membership.KeyId));
        db.Note(new PlaceEmptied(membership.Id));
    }

    /// <summary>The words go, and the account no longer leads here; that the group said no stays, or asking again would undo it.</summary>
    public void Empty(Account account, Membership membership)
    {
        links.Remove(account, membership.Id);
        db.Note(new WordsLetGo(membership.KeyId));
        db.Note(new PlaceEmptied(membership.Id));
        // No key: a restore takes away every row whose key was destroyed, and this one must stay.
        membership.KeyId = Guid.NewGuid();
        (membership.Owner, membership.Asking, membership.Talk) = ([], null, null);
        membership.AliasIndex = RandomNumberGenerator.GetBytes(32);
    }

    async Task<Membership> Make(Account account, Group group, string alias, MembershipState state)
    {
        var once = links.Once(account.Id, group.Id);
        var before = await db.Memberships.SingleOrDefaultAsync(m => m.Once == once);
        if (before is not (null or { State: MembershipState.Left }))
            throw new Refused("You already have a place in this group, or have asked for one.");
        if (await IsTaken(group.Id, alias, before?.Id))
            throw new Refused("Somebody in this group already bears this name. Please choose another.");
        var mine = before ?? db.Memberships.Add(new() { GroupId = group.Id, Once = once }).Entity;
        if (mine.Owner.Length == 0)
        {
            (mine.KeyId, mine.Owner) = (await ring.Make(), links.SealOwner(account.Id, mine.Id));
            links.Add(account, mine.Id);
        }
        (mine.State, mine.Roles, mine.WaitingTurn, mine.OfferEndsAt) = (state, Roles.None, 0, null);
        mine.SetAlias(ring, index, alias);
        return mine;
    }

    public async Task<int> NextTurn(Guid groupId) => 1 + (await db.Memberships.Where(m => m.GroupId == groupId).MaxAsync(m => (int?)m.WaitingTurn) ?? 0);

    public static DateOnly Month(DateTime now) => new(now.Year, now.Month, 1);
}
