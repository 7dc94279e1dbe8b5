using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

public enum GroupState
{
    /// <summary>Being written by one person, seen by nobody else.</summary>
    Draft,

    /// <summary>People may ask to join; the first meeting waits for what is missing.</summary>
    Forming,
    Open,

    /// <summary>Ended: its pages are the same 404 as those of a group that never was.</summary>
    Closed,
}

/// <summary>People who keep meeting. What it is called and about is sealed; only what must be asked of the database is clear.</summary>
public class Group
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The key of the group's words from now on; earlier words name the key they were sealed with.</summary>
    public Guid KeyId { get; set; }
    public Guid? ChapterId { get; set; }
    public GroupState State { get; set; }

    /// <summary>A <see cref="GroupCard"/>, sealed.</summary>
    public byte[] Card { get; set; } = [];

    /// <summary>Who writes the draft: the keyed hash of their account.</summary>
    public byte[]? DraftOf { get; set; }

    /// <summary>True: shown in the public directory.</summary>
    public bool IsListed { get; set; }
    public int Smallest { get; set; } = 5;
    public int Largest { get; set; } = 10;
    public bool WelcomesByTalk { get; set; }
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The review date of which those who lead were told.</summary>
    public DateOnly? ReviewTold { get; set; }

    /// <summary>Why a coordinator let it meet although something was missing; members can read it.</summary>
    public byte[]? Override { get; set; }
    public DateOnly? OverriddenOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>The charter in force; 0 before the first.</summary>
    public int CharterNumber { get; set; }
    public int Version { get; set; }

    public bool IsAlive => State is GroupState.Forming or GroupState.Open;

    /// <summary>Where a value of this group is sealed.</summary>
    public string Place(string column) => $"Group/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<Group>
    {
        public void Configure(EntityTypeBuilder<Group> group)
        {
            group.HasOne<Chapter>().WithMany().HasForeignKey(g => g.ChapterId).OnDelete(DeleteBehavior.Restrict);
            group.HasIndex(g => g.DraftOf);
        }
    }
}
