using Entraide.Groups;
using Entraide.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Meetings;

public enum MeetingState
{
    Planned,
    Cancelled,
    Open,
    Closed,
}

/// <summary>One date of a group. <see cref="OriginalOn"/> names it for ever in its schedule, also after it moved.</summary>
public class Meeting
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid GroupId { get; init; }
    public DateOnly OriginalOn { get; init; }
    public DateTime StartsAt { get; set; }
    public DateTime EndsAt { get; set; }
    public string Zone { get; set; } = "";
    public MeetingState State { get; set; }

    /// <summary>Raised by everything that changes what a calendar shows.</summary>
    public int Sequence { get; set; }

    /// <summary>How many may come this time; null follows the group.</summary>
    public int? Limit { get; set; }

    /// <summary>Raised when a seat of a limited date changes hands: of two people taking the last one, the second is told.</summary>
    public int SeatTurn { get; set; }

    /// <summary>When those who lead were asked whether they come; null as long as nobody had to ask.</summary>
    public DateTime? HoldersAskedAt { get; set; }

    /// <summary>Since when somebody is looked for to hold it; null when nobody is.</summary>
    public DateTime? StandInCalledAt { get; set; }

    /// <summary>A coordinator asked the facilitators of the whole chapter.</summary>
    public bool StandInForChapter { get; set; }

    /// <summary>What whoever holds it should know besides (the key, the coffee), sealed under the group's key.</summary>
    public byte[]? HandoverNote { get; set; }

    /// <summary>The agenda of this date, sealed under the group's key; null until somebody prepares it.</summary>
    public byte[]? Agenda { get; set; }

    /// <summary>Four digits said in the room, sealed; made when the meeting opens.</summary>
    public byte[]? RoomCode { get; set; }
    public DateTime? OpenedAt { get; set; }
    public DateTime? ClosedAt { get; set; }

    /// <summary>Which step runs, from 0.</summary>
    public int Step { get; set; }
    public DateTime? StepBeganAt { get; set; }

    /// <summary>Why a coordinator let it open although the facilitator's training had lapsed; sealed, and members can read it.</summary>
    public byte[]? Override { get; set; }
    public DateOnly? OverriddenOn { get; set; }
    public int Version { get; set; }

    public DateTime LocalStart => WallClock.ToLocal(Zone, StartsAt);

    public DateTime LocalEnd => WallClock.ToLocal(Zone, EndsAt);

    /// <summary>It can still be prepared: neither cancelled, nor closed, nor over.</summary>
    public bool IsAhead(DateTime now) => State is MeetingState.Planned or MeetingState.Open && EndsAt > now;

    /// <summary>It is open, was held, or its hour has come: it is no longer moved, cancelled or limited.</summary>
    public bool HasBegun(DateTime now) => State is MeetingState.Open or MeetingState.Closed || StartsAt <= now;

    /// <summary>It takes place when the schedule says so.</summary>
    public bool IsAt(Occurrence? date) => State != MeetingState.Cancelled && date is { TakesPlace: true } && (StartsAt, EndsAt) == (date.StartsAt, date.EndsAt);

    /// <summary>Where a value of this meeting is sealed.</summary>
    public string Place(string column) => $"Meeting/{GroupId:N}/{Id:N}/{column}";

    public Occurrence Occurrence() => new(OriginalOn, StartsAt, EndsAt, WallClock.ToLocal(Zone, StartsAt), Zone,
        State == MeetingState.Cancelled ? OccurrenceStatus.Cancelled : OccurrenceStatus.Planned);

    sealed class Mapping : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> meeting)
        {
            meeting.HasOne<Group>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
            meeting.HasIndex(m => new { m.GroupId, m.OriginalOn }).IsUnique();
            meeting.HasIndex(m => new { m.State, m.StartsAt });
        }
    }
}
