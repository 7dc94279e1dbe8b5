using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Entraide.Platform.Mail;

/// <summary>
/// Carries the letters that are due. A letter is claimed by one conditional update; sending then marking may send twice when
/// the power goes in between, never lose: the fixed Message-ID lets mailboxes show it once.
/// </summary>
public sealed class Postman(AppDb db, AddressSeal seal, MailSettings settings, Circuit circuit, Data.DatabaseChoice place, ILogger<Postman> log)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // Other work waits meanwhile; the rest of the letters leave in the next run.
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public async Task<int> Deliver(CancellationToken stop)
    {
        if (circuit.OpenUntil is not null) return 0;
        var now = db.Now;
        var due = await db.Letters.Where(l => l.SentAt == null && !l.IsRefused && l.DueAt <= now && l.ExpiresAt > now)
            .OrderBy(l => l.DueAt).Take(100).AsNoTracking().ToListAsync(stop);
        if (due.Count == 0) return 0;
        using var smtp = new SmtpClient { Timeout = settings.SecondsToWait * 1000 };
        // A server that does not answer costs one waiting time, not one per letter.
        foreach (var letter in due)
            if (db.Now - now > Longest || !await Carry(letter, smtp, stop)) break;
        if (smtp.IsConnected) await Quit(smtp, stop);
        return due.Count;
    }

    /// <returns>False: the server itself failed, and the other letters wait.</returns>
    async Task<bool> Carry(Letter letter, SmtpClient smtp, CancellationToken stop)
    {
        var now = db.Now;
        if (letter.ExpiresAt <= now) return true;
        if (letter.Quiet is { } quiet && QuietHours.Open(seal, quiet).After(now) is var morning && morning > now)
        {
            await db.Letters.Where(l => l.Id == letter.Id && l.SentAt == null && l.DueAt == letter.DueAt).ExecuteUpdateAsync(u => u.SetProperty(l => l.DueAt, morning), stop);
            return true;
        }
        var claimed = await db.Letters.Where(l => l.Id == letter.Id && l.SentAt == null && l.DueAt == letter.DueAt)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.DueAt, now + Lease).SetProperty(l => l.Attempts, l => l.Attempts + 1), stop);
        if (claimed == 0) return true;
        try
        {
            await Send(letter, smtp, stop);
            circuit.Worked();
            var sent = db.Now;
            await db.Letters.Where(l => l.Id == letter.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.SentAt, sent).SetProperty(l => l.Error, (string?)null).SetProperty(l => l.Link, (byte[]?)null).SetProperty(l => l.Quiet, (byte[]?)null), stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("A letter could not be sent: {Kind}, attempt {Attempt}", Kind(e), letter.Attempts + 1);
            var (refused, next, kind) = (IsForGood(e), db.Now + Pauses.After(letter.Attempts + 1), Kind(e));
            await db.Letters.Where(l => l.Id == letter.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.DueAt, next).SetProperty(l => l.Error, kind).SetProperty(l => l.IsRefused, refused), stop);
            if (ConcernsOne(e)) return true;
            circuit.Failed();
            return false;
        }
    }

    // The person's mailbox or the letter was refused; a refused sender, sign-in or connection is ours to mend and concerns every letter, and so does a server that goes.
    static bool ConcernsOne(Exception e) => e is ParseException
        || (e is SmtpCommandException { StatusCode: not SmtpStatusCode.ServiceNotAvailable, ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted });

    static bool IsForGood(Exception e) => ConcernsOne(e) && e is not SmtpCommandException { StatusCode: < (SmtpStatusCode)500 };

    // The kind and number only: what a server says may quote an address.
    static string Kind(Exception e) => e switch
    {
        SmtpCommandException command => $"{command.ErrorCode} {(int)command.StatusCode}",
        OperationCanceledException => "NoAnswer",
        _ => e.GetType().Name,
    };

    async Task Send(Letter letter, SmtpClient smtp, CancellationToken stop)
    {
        using var message = Envelope.Around(letter, seal.Open(letter.To), letter.Link is { } link ? seal.Open(link) : null, settings);
        if (settings.Host is null)
        {
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(place.DataFolder, "mail"));
            await message.WriteToAsync(Path.Combine(folder.FullName, $"{letter.Id:N}.eml"), stop);
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.SecondsToWait));
        if (!smtp.IsConnected) await Connect(smtp, settings.Host, limit.Token);
        await smtp.SendAsync(message, limit.Token);
    }

    async Task Connect(SmtpClient smtp, string host, CancellationToken stop)
    {
        var security = !settings.Encrypt ? SecureSocketOptions.None : settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await smtp.ConnectAsync(host, settings.Port, security, stop);
        if (settings.User is not null) await smtp.AuthenticateAsync(settings.User, settings.Password ?? "", stop);
    }

    async Task Quit(SmtpClient smtp, CancellationToken stop)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(TimeSpan.FromSeconds(settings.SecondsToWait));
            await smtp.DisconnectAsync(true, limit.Token);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogInformation("The mail server did not say goodbye: {Kind}", e.GetType().Name);
        }
    }
}
