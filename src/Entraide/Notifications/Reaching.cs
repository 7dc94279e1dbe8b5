using System.Globalization;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>What is to be told, once. <paramref name="Because"/> tells one cause from another: the hour of a meeting, or a happening.</summary>
/// <param name="Until">When it is of no more use; UTC.</param>
public sealed record News(NoticeKind Kind, string Because, Meeting? Meeting, DateTime Until);

/// <summary>
/// Writes the notice of one person and, when they want it, the letter, both in the save of the caller and both at most once:
/// whoever repeats it writes the same <c>Once</c> and the same Message-ID.
/// </summary>
public sealed class Reaching(AppDb db, Links links, KeyRing ring, AddressSeal seal, BlindIndex index, MailSettings mail, PublicAddress address, T words)
{
    static readonly TimeSpan Batch = TimeSpan.FromMinutes(15);

    /// <summary>The person behind a membership; null when the account is gone.</summary>
    public async Task<Reader?> Behind(Membership membership, CancellationToken stop)
    {
        if (await links.Owner(membership.Owner, membership.Id, stop) is not { } account) return null;
        var choices = await db.NoticeChoices.FindAsync([account.Id], stop) ?? new() { AccountId = account.Id };
        return new(account, choices);
    }

    public byte[] Once(News news, Guid membership) => index.Of("notice", news.Kind, news.Because, membership);

    /// <summary>Tells somebody, unless they were told before.</summary>
    /// <returns>The notice; null when it exists already or nobody is there to read it.</returns>
    public async Task<Notice?> Tell(Membership membership, News news, CancellationToken stop)
    {
        if (await Behind(membership, stop) is not { } reader || await Show(membership, news, stop) is not { } notice) return null;
        Write(reader, news, notice.Once, "/notices");
        return notice;
    }

    /// <summary>Only the notice.</summary>
    /// <returns>Null when it exists already.</returns>
    public async Task<Notice?> Show(Membership membership, News news, CancellationToken stop)
    {
        var once = Once(news, membership.Id);
        if (await db.Notices.AnyAsync(n => n.Once == once, stop)) return null;
        var notice = new Notice { MembershipId = membership.Id, MeetingId = news.Meeting?.Id, Kind = news.Kind, Once = once, At = db.Now.ToQuarterHour() };
        db.Notices.Add(notice);
        return notice;
    }

    /// <summary>Letters that have not left yet and name the hour of this meeting say what is no longer so.</summary>
    public async Task Withdraw(Guid meetingId, CancellationToken stop)
    {
        var written = (await db.Notices.Where(n => n.MeetingId == meetingId && NeutralWords.NameTheHour.Contains(n.Kind)).Select(n => n.Once).ToListAsync(stop)).ConvertAll(MessageId);
        await db.Letters.Where(l => l.SentAt == null && written.Contains(l.MessageId)).ExecuteDeleteAsync(stop);
    }

    /// <summary>Only a letter, to somebody who is told because of their account or of what they are for the association, and not of a place in a group.</summary>
    /// <param name="page">Where they read what it is about.</param>
    public async Task TellAccount(Account account, News news, string page, CancellationToken stop)
    {
        var choices = await db.NoticeChoices.FindAsync([account.Id], stop) ?? new() { AccountId = account.Id };
        var reader = new Reader(account, choices);
        var once = index.Of("office notice", news.Kind, news.Because, account.Id);
        var id = MessageId(once);
        if (!await db.Letters.AnyAsync(l => l.MessageId == id, stop)) Write(reader, news, once, page);
    }

    DateTime? Due(News news, Reader reader)
    {
        var urgent = news.Kind == NoticeKind.Soon || (news.Meeting is { } meeting && news.Kind != NoticeKind.Announcement && meeting.StartsAt - db.Now < TimeSpan.FromHours(3));
        var at = urgent ? db.Now : NextQuarter(db.Now);
        if (news.Kind == NoticeKind.Soon) return reader.Choices.SoonWhenQuiet || !reader.Quiet.Hold(at) ? at : null;
        var after = reader.Quiet.After(at);
        return after < news.Until ? after : null;
    }

    void Write(Reader reader, News news, byte[] once, string page)
    {
        var account = reader.Account;
        if (!reader.Choices.Wants(news.Kind) || Due(news, reader) is not { } at || ring.OpenOrNull(account.Place("Mail"), account.Mail) is not { } to) return;
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(account.Language);
            var (subject, paragraph, link) = NeutralWords.Of(news, account.Zone, words);
            db.Letters.Add(new()
            {
                To = seal.Seal(to),
                Subject = subject,
                Paragraphs = news.Kind == NoticeKind.AccountEnding ? paragraph : paragraph + "\n\n" + words["You can choose what you receive, and when, on the page of your account."],
                Link = seal.Seal(address.Of(page)),
                LinkText = link,
                MessageId = MessageId(once),
                DueAt = at,
                ExpiresAt = news.Until,
                Quiet = news.Kind == NoticeKind.Soon && reader.Choices.SoonWhenQuiet ? null : reader.Quiet.Seal(seal),
            });
        }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    // The right side is that of the sender: mailboxes distrust identifiers from elsewhere.
    string MessageId(byte[] once) => $"{Convert.ToHexStringLower(once.AsSpan(0, 16))}@{mail.From[(mail.From.LastIndexOf('@') + 1)..]}";

    static DateTime NextQuarter(DateTime at) => new((at.Ticks + Batch.Ticks - 1) / Batch.Ticks * Batch.Ticks, DateTimeKind.Utc);
}

/// <summary>A person as far as reaching them goes.</summary>
public sealed record Reader(Account Account, NoticeChoices Choices)
{
    public QuietHours Quiet => new(Choices.QuietFrom, Choices.QuietUntil, Account.Zone);
}
