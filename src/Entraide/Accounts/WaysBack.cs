using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>What a letter may do for somebody who forgot their password.</summary>
public enum WayBack
{
    AtOnce,

    /// <summary>Somebody else may read the mailbox: three days in which any open session can say no.</summary>
    Later,
    Never,
}

/// <summary>Lets people back in by mail, as slowly as they wish. It replaces a password and never a second factor.</summary>
public sealed class WaysBack(AppDb db, MailAddresses mails, BlindIndex index)
{
    public static readonly TimeSpan Delay = TimeSpan.FromHours(72);

    /// <summary>So long it stays open after the delay.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromHours(24);

    /// <param name="isShared">Several accounts bear this address: more than one person may read what comes there.</param>
    public void Ask(Account account, string mail, bool isShared)
    {
        if (account.WayBack == WayBack.Never) return;
        if (account.WayBack == WayBack.AtOnce && !isShared)
        {
            mails.SendReset(account, mail);
            return;
        }
        // Asking again neither hurries nor delays what is on its way.
        if (account.IsWayBackComing(db.Now)) return;
        account.WayBackAt = db.Now + Delay;
        mails.SendSlowReset(account, mail, account.WayBackAt.Value, Open, Letter(account));
    }

    /// <summary>No link that was sent for this account, or waits to be, opens anything any more.</summary>
    public async Task Cancel(Account account)
    {
        await db.OneTimes.Where(o => o.AccountId == account.Id).ExecuteDeleteAsync();
        if (account.WayBackAt is null) return;
        var letter = Letter(account);
        await db.Letters.Where(l => l.MessageId == letter && l.SentAt == null).ExecuteDeleteAsync();
        account.WayBackAt = null;
    }

    // Found again by whoever has the key, and joined to nobody by whoever has not.
    string Letter(Account account) => $"{Convert.ToHexStringLower(index.Of("way back", account.Id, account.WayBackAt!.Value.Ticks))[..32]}@rendez-vous";
}
