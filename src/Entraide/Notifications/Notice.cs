using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Notifications;

public enum NoticeKind
{
    // Reminders of a meeting
    Announcement,
    DayBefore,
    Soon,

    // Changes of a meeting
    Moved,
    Cancelled,
    SeatOffered,
    Rhythm,
    Ended,

    // A place in a group
    TalkProposed,
    PlaceOffered,
    Admitted,
    Declined,
    Charter,

    // For those who hold a group
    SomebodyAsked,
    StandInCalled,
    StandInFound,
    LeaderFound,
    HoldersAsked,
    Overridden,
    CredentialEnding,
    ReviewDue,

    // A message from somebody of the group
    Missed,

    // For whoever has an account
    AccountEnding,
}

/// <summary>What waits for one person in one group; at most one per <see cref="Once"/>, whatever node writes it.</summary>
public class Notice
{
    public const int DaysKept = 90;

    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MembershipId { get; init; }
    public Guid? MeetingId { get; init; }
    public NoticeKind Kind { get; init; }

    /// <summary>Keyed hash of what it says, of what and to whom.</summary>
    public byte[] Once { get; init; } = [];

    /// <summary>A message, sealed under the reader's key.</summary>
    public byte[]? Words { get; set; }

    /// <summary>Who wrote the message.</summary>
    public Guid? FromMembershipId { get; set; }
    public DateTime At { get; init; }
    public bool IsRead { get; set; }

    public string Place(string column) => $"Notice/{MembershipId:N}/{Id:N}/{column}";

    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var before = db.Now.AddDays(-DaysKept);
        return db.Notices.Where(n => n.At < before).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.HasOne<Membership>().WithMany().HasForeignKey(n => n.MembershipId).OnDelete(DeleteBehavior.Cascade);
            notice.HasOne<Meeting>().WithMany().HasForeignKey(n => n.MeetingId).OnDelete(DeleteBehavior.Cascade);
            notice.HasIndex(n => n.Once).IsUnique();
            notice.HasIndex(n => new { n.MembershipId, n.At });
        }
    }
}
