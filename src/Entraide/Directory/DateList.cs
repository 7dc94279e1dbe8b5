using System.Globalization;
using System.Text.Encodings.Web;
using Entraide.Meetings;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Html;

namespace Entraide.Directory;

/// <summary>Dates in a reader's words, one a line: where it is held, and at the reader's own hour when that is another.</summary>
sealed class DateList(IReadOnlyList<Occurrence> dates, string zone, T words) : IHtmlContent
{
    public void WriteTo(TextWriter page, HtmlEncoder encoder)
    {
        foreach (var date in dates)
        {
            var at = encoder.Encode(words.Moment(date.LocalStart));
            page.Write(date.TakesPlace ? $"<time datetime=\"{date.StartsAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}\">{at}</time>" : $"<s>{at}</s>");
            if (WallClock.ToLocal(zone, date.StartsAt) is var reader && reader != date.LocalStart)
                page.Write($" <small>{encoder.Encode(words["({there} there, {here} for you)", ("there", words.City(date.Zone)), ("here", words.Moment(reader))])}</small>");
            page.Write(date.Status switch
            {
                OccurrenceStatus.Moved => $" <small>{encoder.Encode(words["— instead of {day}", ("day", words.DayOf(date.OriginalOn))])}</small>",
                OccurrenceStatus.Added => $" <small>{encoder.Encode(words["— one date more"])}</small>",
                OccurrenceStatus.Cancelled => $" <strong>{encoder.Encode(words["cancelled"])}</strong>",
                _ => "",
            });
            page.Write("<br>\n");
        }
    }
}
