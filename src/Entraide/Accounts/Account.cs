using Entraide.Platform.Time;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>
/// One sign-in. What it holds in clear says nothing about groups; <see cref="Links"/> is the sealed, padded list of the
/// person's memberships and the only way from here to them.
/// </summary>
public class Account
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The key of everything sealed here; destroying it erases the account.</summary>
    public Guid KeyId { get; init; }
    public byte[] NameIndex { get; set; } = [];
    public byte[] Name { get; set; } = [];
    public string? PasswordHash { get; set; }
    public byte[]? Mail { get; set; }
    public byte[]? MailIndex { get; set; }
    public string Language { get; set; } = "fr";
    public string Zone { get; set; } = "Europe/Paris";
    public byte[]? Links { get; set; }

    public WayBack WayBack { get; set; }

    /// <summary>Two people of a group may let this person back in at a meeting.</summary>
    public bool IsVouchable { get; set; } = true;

    /// <summary>When the link asked for by mail opens, for those who wanted it slow.</summary>
    public DateTime? WayBackAt { get; set; }

    /// <summary>Whoever chose the password proved a mailbox, or that two people know them: a passkey is asked for until one was given.</summary>
    public bool PasswordCameByMail { get; set; }

    /// <summary>The first of the month: a day would help to join an account to a membership.</summary>
    public DateOnly CreatedOn { get; init; }

    /// <summary>The first of the month in which somebody last signed in or came to a meeting.</summary>
    public DateOnly UsedOn { get; set; }

    /// <summary>When it is erased unless somebody comes back; null while it is in use.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>When its person was last told so.</summary>
    public DateOnly? ToldOn { get; set; }
    public int Version { get; set; }

    public bool IsWayBackComing(DateTime now) => WayBackAt is { } at && now < at + WaysBack.Open;

    /// <summary>When, on the person's own clock; nothing when no link is on its way.</summary>
    public string? WayBackComing(T words, DateTime now) =>
        IsWayBackComing(now) ? words.Moment(OnTheirClock(WayBackAt!.Value.ToQuarterHour())) : null;

    public DateTime OnTheirClock(DateTime at) => WallClock.ToLocal(Zone, at);

    /// <summary>Where a value of this account is sealed.</summary>
    public string Place(string column) => $"Account/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            // Neither is unique: a name or an address that is refused would say that somebody bears it.
            account.HasIndex(a => a.NameIndex);
            account.HasIndex(a => a.MailIndex);
            account.HasIndex(a => a.UsedOn);
        }
    }
}
