using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Notifications;

/// <summary>What somebody wants by mail. Everything is shown in the product whatever is chosen here.</summary>
[Flags]
public enum MailKinds
{
    None = 0,
    Announcement = 1,
    DayBefore = 2,
    Soon = 4,
    Changes = 8,
    Places = 16,
    Holding = 32,
    Messages = 64,
    All = Announcement | DayBefore | Soon | Changes | Places | Holding | Messages,
}

/// <summary>How one person wants to be reached. It belongs to the account and names no group.</summary>
public class NoticeChoices
{
    public Guid AccountId { get; init; }
    public MailKinds ByMail { get; set; } = MailKinds.All;

    /// <summary>Quiet hours in the person's own zone; both equal: none.</summary>
    public TimeOnly QuietFrom { get; set; } = new(21, 0);
    public TimeOnly QuietUntil { get; set; } = new(8, 0);

    /// <summary>True: the reminder of the last minutes may come in quiet hours.</summary>
    public bool SoonWhenQuiet { get; set; }
    public int Version { get; set; }

    /// <summary>That the account itself ends is always said.</summary>
    public bool Wants(NoticeKind kind) => kind == NoticeKind.AccountEnding || ByMail.HasFlag(Group(kind));

    static MailKinds Group(NoticeKind kind) => kind switch
    {
        NoticeKind.Announcement => MailKinds.Announcement,
        NoticeKind.DayBefore => MailKinds.DayBefore,
        NoticeKind.Soon => MailKinds.Soon,
        NoticeKind.Moved or NoticeKind.Cancelled or NoticeKind.SeatOffered or NoticeKind.Rhythm or NoticeKind.Ended => MailKinds.Changes,
        NoticeKind.TalkProposed or NoticeKind.PlaceOffered or NoticeKind.Admitted or NoticeKind.Declined or NoticeKind.Charter => MailKinds.Places,
        NoticeKind.SomebodyAsked or NoticeKind.StandInCalled or NoticeKind.StandInFound or NoticeKind.LeaderFound or NoticeKind.HoldersAsked
            or NoticeKind.Overridden or NoticeKind.CredentialEnding or NoticeKind.ReviewDue => MailKinds.Holding,
        NoticeKind.Missed => MailKinds.Messages,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    sealed class Mapping : IEntityTypeConfiguration<NoticeChoices>
    {
        public void Configure(EntityTypeBuilder<NoticeChoices> choices)
        {
            choices.HasKey(c => c.AccountId);
            choices.HasOne<Account>().WithOne().HasForeignKey<NoticeChoices>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
