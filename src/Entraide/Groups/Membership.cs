using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

public enum MembershipState
{
    /// <summary>Wrote to the group and waits for an answer.</summary>
    Asked,

    /// <summary>Somebody of the group will talk with them first.</summary>
    Talk,

    /// <summary>Welcome, as soon as there is a place.</summary>
    Waiting,

    /// <summary>A place is held for them until <see cref="Membership.OfferEndsAt"/>.</summary>
    Offered,
    Member,
    Left,
    Declined,

    /// <summary>Was a member; those who lead ended it.</summary>
    Removed,

    /// <summary>Of another group, and holds single meetings here; sees nothing else of the group.</summary>
    StandIn,
}

[Flags]
public enum Roles
{
    None = 0,
    Facilitator = 1,
    CoFacilitator = 2,
    Welcome = 4,
    Time = 8,
    Door = 16,
    PhoneBuddy = 32,
}

/// <summary>One person in one group, under the name they chose there. Nothing in clear leads from here to the person.</summary>
public class Membership
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }

    /// <summary>The key of this person's words in this group; destroying it erases them.</summary>
    public Guid KeyId { get; set; }
    public byte[] Owner { get; set; } = [];
    public byte[] Once { get; init; } = [];
    public byte[] Alias { get; set; } = [];

    /// <summary>Keyed hash of (group, folded alias): two people of one group do not bear one name.</summary>
    public byte[] AliasIndex { get; set; } = [];
    public MembershipState State { get; set; }
    public Roles Roles { get; set; }

    /// <summary>What they wrote when they asked.</summary>
    public byte[]? Asking { get; set; }

    /// <summary>When and how the group proposes to talk with them first.</summary>
    public byte[]? Talk { get; set; }

    /// <summary>The version of the charter they agreed to; 0 for none.</summary>
    public int AgreedCharter { get; set; }

    /// <summary>Their turn, among those who ask and then on the waiting list: grows by one per group, says nothing of when.</summary>
    public int WaitingTurn { get; set; }
    public DateTime? OfferEndsAt { get; set; }

    /// <summary>The first of the month they joined.</summary>
    public DateOnly? JoinedOn { get; set; }
    public int Version { get; set; }

    public bool Leads => State == MembershipState.Member && (Roles & (Roles.Facilitator | Roles.CoFacilitator)) != 0;

    /// <summary>The person came by their own wish, whatever became of it.</summary>
    public bool HasAsked => State is MembershipState.Asked or MembershipState.Talk or MembershipState.Waiting or MembershipState.Offered
        or MembershipState.Member or MembershipState.Left or MembershipState.Declined or MembershipState.Removed;

    /// <summary>The group said no, at the beginning or later.</summary>
    public bool IsRefused => State is MembershipState.Declined or MembershipState.Removed;

    /// <summary>Member, or somebody for whom a place is held.</summary>
    public bool TakesAPlace => State is MembershipState.Member or MembershipState.Offered;

    /// <summary>Where a value of this membership is sealed.</summary>
    public string Place(string column) => $"Membership/{GroupId:N}/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> membership)
        {
            membership.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
            membership.HasIndex(m => m.Once).IsUnique();
            membership.HasIndex(m => m.AliasIndex).IsUnique();
            membership.HasIndex(m => new { m.GroupId, m.State });
        }
    }
}

static class Aliases
{
    public static string AliasOf(this KeyRing ring, Membership membership) =>
        ring.OpenOrNull(membership.Place("Alias"), membership.Alias) ?? "—";

    public static void SetAlias(this Membership membership, KeyRing ring, BlindIndex index, string alias)
    {
        membership.Alias = ring.Seal(membership.KeyId, membership.Place("Alias"), alias.Trim());
        membership.AliasIndex = index.Of("alias", membership.GroupId, Names.Looks(alias));
    }
}
