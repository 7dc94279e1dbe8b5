using System.Text.Encodings.Web;
using MimeKit;

namespace Entraide.Platform.Mail;

/// <summary>Turns a letter into text and HTML: a subject, a few paragraphs, one link; no picture, no tracker, no name.</summary>
static class Envelope
{
    /// <exception cref="MimeKit.ParseException">This is not one mail address.</exception>
    public static MimeMessage Around(Letter letter, string to, MailSettings settings)
    {
        // An address is one line and one person; anything else could add a reader or a header.
        if (to.Any(char.IsControl)) throw new ParseException("An address is one line", 0, 0);
        var message = new MimeMessage { Subject = OneLine(letter.Subject), MessageId = letter.MessageId };
        message.From.Add(new MailboxAddress(settings.FromName, settings.From));
        message.To.Add(MailboxAddress.Parse(to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = Text(letter), HtmlBody = Html(letter) }.ToMessageBody();
        return message;
    }

    static string Text(Letter letter) => letter.Paragraphs + (letter.Link is { } link ? $"\n\n{letter.LinkText}\n{link}\n" : "\n");

    static string Html(Letter letter)
    {
        var encode = HtmlEncoder.Default;
        var paragraphs = string.Concat(letter.Paragraphs.Split("\n\n").Select(p => $"<p dir=\"auto\">{encode.Encode(p)}</p>"));
        var link = letter.Link is { } l ? $"<p dir=\"auto\"><a href=\"{encode.Encode(l)}\">{encode.Encode(letter.LinkText ?? l)}</a></p>" : "";
        return $"<!doctype html><html><head><meta charset=\"utf-8\"></head><body style=\"font:18px/1.5 sans-serif\">{paragraphs}{link}</body></html>";
    }

    static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
