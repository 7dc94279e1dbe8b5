using System.Globalization;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Entraide.Accounts;

/// <summary>A person's mail address: kept sealed, once a link sent there was followed. Several accounts may share one.</summary>
public sealed class MailAddresses(AppDb db, KeyRing ring, BlindIndex index, AddressSeal seal, OneTimes once, PublicAddress here, T words)
{
    public const string Confirm = "mail";
    public const string Reset = "reset";
    public const string ResetAsked = "reset asked";

    public static Refused? Problem(string? mail) => string.IsNullOrWhiteSpace(mail)
        || (mail.Length <= 254 && MailboxAddress.TryParse(mail.Trim(), out var read) && (read.Address == mail.Trim() || read.GetAddress(idnEncode: true) == mail.Trim()) && mail.Contains('@', StringComparison.Ordinal))
            ? null : new("This e-mail address cannot be read. It looks like name@example.org.");

    public string? Of(Account account) => ring.OpenOrNull(account.Place("Mail"), account.Mail);

    /// <summary>Accounts to which this address belongs, surely.</summary>
    public Task<List<Account>> Owners(string mail)
    {
        var hash = Index(mail);
        return db.Accounts.Where(a => a.MailIndex == hash).ToListAsync();
    }

    public void AskToConfirm(Account account, string mail)
    {
        var token = once.Make(Confirm, account.Id, TimeSpan.FromHours(24), seal.Seal(mail.Trim()));
        Write(mail.Trim(), TimeSpan.FromHours(24), [words["Somebody gave this address to receive messages. If it was you, press the button on the page below within a day."], words["If it was not you, there is nothing to do."]], $"/mail/confirm/{token}", words["Confirm this address"]);
    }

    public void Keep(Account account, OneTime confirmed)
    {
        var mail = seal.Open(confirmed.Content!);
        account.Mail = ring.Seal(account.KeyId, account.Place("Mail"), mail);
        account.MailIndex = Index(mail);
    }

    public static void Remove(Account account) => (account.Mail, account.MailIndex) = (null, null);

    /// <summary>Says in neutral words that what protects the account was changed.</summary>
    public void TellOfChange(Account account)
    {
        if (Of(account) is { } mail)
            Write(mail, TimeSpan.FromDays(3), [words["A setting that protects your access was changed, and other devices were signed out."], words["If it was you, there is nothing to do. If not, sign in and look at your devices."]], "/account/sessions", words["Look at my devices"]);
    }

    /// <summary>Known or not, the address is looked for outside the request.</summary>
    public void AskForReset(string mail) => db.Note(new NewPasswordAsked(once.Make(ResetAsked, null, TimeSpan.FromMinutes(30), seal.Seal(mail))));

    public string Opened(OneTime asked) => seal.Open(asked.Content!);

    public void SendReset(Account account, string mail)
    {
        var token = once.Make(Reset, account.Id, TimeSpan.FromMinutes(30));
        Write(mail, TimeSpan.FromMinutes(30), [words["You asked for a new way in. The page below opens once, within half an hour."], words["If it was not you, there is nothing to do: without this letter nobody gets in."]], $"/sign-in/new-password/{token}", words["Open the page"]);
    }

    public void SendSlowReset(Account account, string mail, DateTime opens, TimeSpan open, string messageId)
    {
        Write(mail, TimeSpan.FromDays(2), [words["A new way in was asked for. A second letter brings it in three days, and it stays open for a day."], words["If it was not you, say so on any device where you are signed in."]], "/sign-in", words["Open the page"]);
        var token = once.Make(Reset, account.Id, opens + open - db.Now);
        Write(mail, open, [words["The way in that was asked for three days ago is open. It opens once, within a day."], words["If it was not you, say so on any device where you are signed in."]], $"/sign-in/new-password/{token}", words["Open the page"], opens, messageId);
    }

    byte[] Index(string mail) => index.Of("mail", BlindIndex.Folded(mail));

    void Write(string to, TimeSpan lasts, string[] paragraphs, string path, string linkText, DateTime? due = null, string? messageId = null) => db.Letters.Add(new()
    {
        To = seal.Seal(to),
        Subject = words["A message waits for you"],
        Paragraphs = string.Join("\n\n", paragraphs),
        Link = seal.Seal(here.Of(path)),
        LinkText = linkText,
        MessageId = messageId ?? $"{Guid.NewGuid():N}@rendez-vous",
        DueAt = due ?? db.Now,
        ExpiresAt = (due ?? db.Now) + lasts,
    });
}
