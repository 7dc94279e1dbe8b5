using Entraide.Accounts;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Who may see a group. Not allowed to know equals not found.</summary>
public static class GroupVisibility
{
    /// <summary>Groups this person belongs to.</summary>
    public static IQueryable<Group> VisibleTo(this IQueryable<Group> groups, Me me, AppDb db) =>
        groups.Where(g => g.State != GroupState.Closed && g.State != GroupState.Draft
            && db.Memberships.Any(m => m.GroupId == g.Id && m.State == MembershipState.Member && me.Memberships.Contains(m.Id)));

    /// <summary>Groups this person belongs to or has asked, whatever came of it.</summary>
    public static IQueryable<Group> VisibleToAskers(this IQueryable<Group> groups, Me me, AppDb db) =>
        groups.Where(g => g.State != GroupState.Closed && g.State != GroupState.Draft
            && db.Memberships.Any(m => m.GroupId == g.Id && me.Memberships.Contains(m.Id)));

    /// <summary>Groups that ended or that this person left, and that still keep something of them.</summary>
    public static IQueryable<Group> LeftBy(this IQueryable<Group> groups, Me me, AppDb db) =>
        groups.Where(g => g.State != GroupState.Draft && db.Memberships.Any(m => m.GroupId == g.Id && me.Memberships.Contains(m.Id)
            && (m.State == MembershipState.StandIn ? m.JoinedOn != null : g.State == GroupState.Closed || (m.State == MembershipState.Left && m.OfferEndsAt == null))));

    /// <summary>Groups of the chapters this person looks after.</summary>
    public static IQueryable<Group> CoordinatedBy(this IQueryable<Group> groups, Me me)
    {
        var offices = me.Offices.Where(o => o.Kind == OfficeKind.Coordinator).Select(o => o.ChapterId).ToList();
        var everywhere = offices.Contains(null);
        return groups.Where(g => (g.State == GroupState.Open || g.State == GroupState.Forming) && (everywhere || offices.Contains(g.ChapterId)));
    }

    /// <summary>True when somebody else leads the group as well.</summary>
    public static async Task<bool> LedByAnother(this AppDb db, Membership one) =>
        (await db.Memberships.AsNoTracking().Where(m => m.GroupId == one.GroupId && m.Id != one.Id && m.State == MembershipState.Member && m.Roles != Roles.None).ToListAsync()).Exists(m => m.Leads);

    /// <summary>Raises the version of the group's row in the same save: of two who decide by how many there are, at the same moment, the second is told to look again.</summary>
    public static void Hold(this AppDb db, Group group) => db.Entry(group).Property(g => g.Version).IsModified = true;

    /// <summary>This person's own memberships, whatever their state.</summary>
    public static IQueryable<Membership> Of(this IQueryable<Membership> memberships, Me me) =>
        memberships.Where(m => me.Memberships.Contains(m.Id));
}

/// <summary>A group as the person on the page stands towards it.</summary>
/// <param name="Group">Tracked.</param>
/// <param name="Card">Opened.</param>
/// <param name="Mine">The person's own membership; null for a coordinator who is not a member.</param>
/// <param name="Alias">The name they bear here.</param>
public sealed record Circle(Group Group, GroupCard Card, Membership? Mine, string Alias)
{
    public bool IsMember => Mine is { State: MembershipState.Member };
    public bool Leads => Mine is { Leads: true };
    public bool Welcomes => IsMember && (Leads || Mine!.Roles.HasFlag(Roles.Welcome));
}

/// <summary>The doors of a group's pages. Each opens for those whom it concerns, and is a missing page to everybody else.</summary>
public sealed class GroupDoors(AppDb db, Reads reads, Me me, KeyRing ring, BlindIndex index, Links links, T words)
{
    /// <summary>For its members.</summary>
    public async Task<Circle> Member(Guid groupId)
    {
        var circle = await Find(groupId);
        return circle.IsMember && circle.Group.IsAlive ? Greet(circle) : throw new NotFound();
    }

    /// <summary>For somebody with a place, an offer or a question of their own here, whatever came of it.</summary>
    public async Task<Circle> Mine(Guid groupId)
    {
        var circle = await Find(groupId);
        return circle.Mine is { HasAsked: true } && circle.Group.IsAlive ? Greet(circle) : throw new NotFound();
    }

    /// <summary>For somebody of whom something is still kept there, whatever became of their place or of the group.</summary>
    public async Task<Circle> Remaining(Guid groupId)
    {
        var circle = await Find(groupId);
        return circle is { Mine: { Owner.Length: > 0 } mine, Group.State: not GroupState.Draft } && (mine.HasAsked || mine.JoinedOn is not null) ? Greet(circle) : throw new NotFound();
    }

    /// <summary>For somebody who would like to join: the group is listed, or they hold an invitation.</summary>
    public async Task<Circle> Newcomer(Guid groupId, string? invitation)
    {
        var circle = await Find(groupId);
        var known = circle.Group.IsListed || circle.Mine is { HasAsked: true } || (invitation is not null && await Invitation.Opens(db, groupId, invitation));
        return known && circle.Group.IsAlive ? Greet(circle) : throw new NotFound();
    }

    /// <summary>For whoever holds an address that opens it to them.</summary>
    public async Task<Circle> Invited(Invitation invitation) => Greet(await Find(invitation.GroupId));

    /// <summary>For those who answer people who ask to join.</summary>
    public async Task<Circle> Welcome(Guid groupId)
    {
        var circle = await Member(groupId);
        return !circle.Welcomes ? throw new NotFound() : me.IsStrong || !circle.Leads ? circle : throw new NeedsStrongSignIn();
    }

    /// <summary>Somebody who asked, waits or belongs here, as those see them who may.</summary>
    public async Task<(Membership Membership, string Alias)> Somebody(Circle circle, Guid membershipId)
    {
        var found = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId && m.GroupId == circle.Group.Id).OrNotFound();
        return (found, ring.AliasOf(found));
    }

    /// <summary>The draft somebody is writing; nobody else ever sees it.</summary>
    public async Task<Group> Draft(Guid groupId)
    {
        var mark = DraftMark;
        return await db.Groups.SingleOrDefaultAsync(g => g.Id == groupId && g.State == GroupState.Draft && g.DraftOf == mark).OrNotFound();
    }

    public Task<List<Group>> Drafts(CancellationToken stop)
    {
        var mark = DraftMark;
        return db.Groups.AsNoTracking().Where(g => g.State == GroupState.Draft && g.DraftOf == mark).OrderBy(g => g.Id).ToListAsync(stop);
    }

    public byte[] DraftMark => index.Of("draft", me.AccountId ?? throw new NotFound());

    /// <summary>For those who lead it. Leading needs a second factor in this session.</summary>
    public async Task<Circle> Leader(Guid groupId)
    {
        var circle = await Member(groupId);
        if (!circle.Leads) throw new NotFound();
        return me.IsStrong ? circle : throw new NeedsStrongSignIn();
    }

    /// <summary>For coordinators of its chapter: the frame of the group, never what is said in it.</summary>
    public async Task<Circle> Coordinator(Guid groupId)
    {
        var circle = await Find(groupId);
        if (!me.Coordinates(circle.Group.ChapterId) || circle.Group.State == GroupState.Draft) throw new NotFound();
        return me.IsStrong ? circle : throw new NeedsStrongSignIn();
    }

    /// <summary>For those who lead it and for coordinators of its chapter.</summary>
    public async Task<Circle> LeaderOrCoordinator(Guid groupId)
    {
        var circle = await Find(groupId);
        var may = circle.Group.IsAlive && (circle.Leads || me.Coordinates(circle.Group.ChapterId));
        if (!may) throw new NotFound();
        if (circle.Leads) Greet(circle);
        return me.IsStrong ? circle : throw new NeedsStrongSignIn();
    }

    /// <summary>From here on the page speaks as this group does. Only once its door has opened: a missing page says nothing of a group.</summary>
    public Circle Greet(Circle circle)
    {
        words.Familiar = circle.Card.Address == Address.Tu;
        return circle;
    }

    async Task<Circle> Find(Guid groupId)
    {
        var group = db.Follow(await reads.One<Group>("""WHERE "Id" = @id""", default, ("id", groupId)) ?? throw new NotFound(), groupId);
        var mine = me.AccountId is not { } account ? null
            : await reads.One<Membership>("""WHERE "Once" = @once""", default, ("once", links.Once(account, groupId)));
        if (mine is not null) mine = db.Follow(mine, mine.Id);
        return new(group, ring.OpenCard(group), mine, mine is null ? "" : ring.AliasOf(mine));
    }
}
