using System.Text.Encodings.Web;
using MimeKit;

namespace Entraide.Platform.Mail;

/// <summary>Turns a letter into text and HTML: a subject, a few paragraphs, one link; no picture, no tracker, no name.</summary>
static class Envelope
{
    /// <exception cref="MimeKit.ParseException">This is not one mail address.</exception>
    public static MimeMessage Around(Letter letter, string to, string? link, MailSettings settings)
    {
        // An address is one line and one person; anything else could add a reader or a header.
        if (to.Any(char.IsControl)) throw new ParseException("An address is one line", 0, 0);
        var message = new MimeMessage { Subject = OneLine(letter.Subject), MessageId = letter.MessageId };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = Text(letter, link), HtmlBody = Html(letter, link) }.ToMessageBody();
        return message;
    }

    static string Text(Letter letter, string? link) => letter.Paragraphs + (link is not null ? $"\n\n{letter.LinkText}\n{link}\n" : "\n");

    static string Html(Letter letter, string? link)
    {
        var encode = HtmlEncoder.Default;
        var paragraphs = string.Concat(letter.Paragraphs.Split("\n\n").Select(p => $"<p dir=\"auto\">{encode.Encode(p)}</p>"));
        var way = link is not null ? $"<p dir=\"auto\"><a href=\"{encode.Encode(link)}\">{encode.Encode(letter.LinkText ?? link)}</a></p>" : "";
        return $"<!doctype html><html><head><meta charset=\"utf-8\"></head><body style=\"font:18px/1.5 sans-serif\">{paragraphs}{way}</body></html>";
    }

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
