using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Mail;

/// <summary>
/// Carries the letters that are due. A letter is claimed by one conditional update; sending then marking may send twice when
/// the power goes in between, never lose: the fixed Message-ID lets mailboxes show it once.
/// </summary>
public sealed class Postman(AppDb db, AddressSeal seal, MailSettings settings, Data.DatabaseChoice place, ILogger<Postman> log)
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<int> Deliver(CancellationToken stop)
    {
        var now = db.Now;
        var due = await db.Letters.Where(l => l.SentAt == null && l.DueAt <= now && l.ExpiresAt > now)
            .OrderBy(l => l.DueAt).Take(100).AsNoTracking().ToListAsync(stop);
        foreach (var letter in due) await Carry(letter, now, stop);
        return due.Count;
    }

    async Task Carry(Letter letter, DateTime now, CancellationToken stop)
    {
        var claimed = await db.Letters.Where(l => l.Id == letter.Id && l.SentAt == null && l.DueAt == letter.DueAt)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.DueAt, now + Lease).SetProperty(l => l.Attempts, l => l.Attempts + 1), stop);
        if (claimed == 0) return;
        try
        {
            await Send(letter, stop);
            var sent = db.Now;
            await db.Letters.Where(l => l.Id == letter.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.SentAt, sent).SetProperty(l => l.Error, (string?)null), stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("A letter could not be sent: {Kind}, attempt {Attempt}", e.GetType().Name, letter.Attempts + 1);
            var next = db.Now + Pauses.After(letter.Attempts + 1);
            await db.Letters.Where(l => l.Id == letter.Id)
                .ExecuteUpdateAsync(u => u.SetProperty(l => l.DueAt, next).SetProperty(l => l.Error, e.GetType().Name), stop);
        }
    }

    async Task Send(Letter letter, CancellationToken stop)
    {
        using var message = Envelope.Around(letter, seal.Open(letter.To), settings);
        if (settings.Host is null)
        {
            var folder = System.IO.Directory.CreateDirectory(Path.Combine(place.DataFolder, "mail"));
            await message.WriteToAsync(Path.Combine(folder.FullName, $"{letter.Id:N}.eml"), stop);
            return;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.SecondsToWait));
        using var smtp = new SmtpClient { Timeout = settings.SecondsToWait * 1000 };
        await smtp.ConnectAsync(settings.Host, settings.Port, settings.Encrypt ? SecureSocketOptions.Auto : SecureSocketOptions.None, limit.Token);
        if (settings.User is not null) await smtp.AuthenticateAsync(settings.User, settings.Password ?? "", limit.Token);
        await smtp.SendAsync(message, limit.Token);
        await smtp.DisconnectAsync(true, limit.Token);
    }
}
