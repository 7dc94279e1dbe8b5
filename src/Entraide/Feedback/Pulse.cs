using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Feedback;

public enum PulseState
{
    /// <summary>Fewer than five people besides those who held the meeting: nobody could stay unknown.</summary>
    TooFewPeople,

    /// <summary>A result less than four weeks old: comparing the two could point at somebody.</summary>
    TooSoon,
    Open,

    /// <summary>Closed with too few sheets to show anything.</summary>
    TooFewSheets,
    Counted,
}

/// <summary>
/// The five questions after one meeting. While it is open there is one sealed list of tickets and one sealed urn of sheets, both
/// padded, shuffled and sealed anew whole at each answer; nothing joins a ticket to a sheet. At closing the sheets become a
/// blurred result and are destroyed with their key. See docs/decisions/0050.
/// </summary>
public class Pulse
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }
    public Guid GroupId { get; init; }
    public PulseState State { get; set; }
    public DateTime ClosesAt { get; init; }

    /// <summary>The next 08:00 of the group's zone after closing.</summary>
    public DateTime ReleaseAt { get; init; }

    /// <summary>The first 08:00 at least 24 hours after closing, for what people wrote.</summary>
    public DateTime WordsAt { get; init; }

    /// <summary>The key of tickets and urn; null once it is destroyed.</summary>
    public Guid? KeyId { get; set; }
    public byte[]? Tickets { get; set; }
    public byte[]? Urn { get; set; }

    /// <summary>Guards against lost answers. Random: a version number would be a count of answers.</summary>
    public Guid Turn { get; set; } = Guid.NewGuid();

    /// <summary>What is shown, sealed under the group's key.</summary>
    public byte[]? Result { get; set; }

    /// <summary>« I felt safe », blurred before it is kept, for a total over several groups; sealed under the group's key.</summary>
    public byte[]? Pooled { get; set; }

    /// <summary>What people wrote, five or more and shuffled, sealed under the group's key.</summary>
    public byte[]? Words { get; set; }

    public string Place(string column) => $"Pulse/{GroupId:N}/{Id:N}/{column}";

    public bool TakesAnswers(DateTime now) => State == PulseState.Open && now < ClosesAt;

    /// <summary>True once the circle may see how it ended, whatever the end.</summary>
    public bool IsReleased(DateTime now) => State is PulseState.Counted or PulseState.TooFewSheets && now >= ReleaseAt;

    sealed class Mapping : IEntityTypeConfiguration<Pulse>
    {
        public void Configure(EntityTypeBuilder<Pulse> pulse)
        {
            pulse.Property(p => p.Turn).IsConcurrencyToken();
            pulse.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
            pulse.HasIndex(p => p.MeetingId).IsUnique();
            pulse.HasIndex(p => new { p.GroupId, p.ReleaseAt });
            pulse.HasIndex(p => new { p.State, p.ClosesAt });
        }
    }
}
