using System.Globalization;
using System.Text.Encodings.Web;
using Entraide.Platform.Time;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Html;

namespace Entraide.Meetings;

/// <summary>
/// A date in a reader's words: at the reader's own hour, at that of where it is held when that is another, and what was changed.
/// No partial view: lists of dates are on the pages most asked for, and each would cost as much as the rest of its line.
/// </summary>
public sealed class When(Occurrence date, string readersZone, T words, bool saysThere = true) : IHtmlContent
{
    public void WriteTo(TextWriter page, HtmlEncoder encoder)
    {
        var reader = WallClock.ToLocal(readersZone, date.StartsAt);
        var at = encoder.Encode(words.Moment(reader));
        page.Write(date.TakesPlace ? $"<time datetime=\"{date.StartsAt.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}\">{at}</time>" : $"<s>{at}</s>");
        if (saysThere && reader != date.LocalStart) page.Write($" <small>{encoder.Encode(words.There(date.Zone, date.LocalStart, reader))}</small>");
        page.Write(date.Status switch
        {
            OccurrenceStatus.Moved when date.On != date.OriginalOn => $" <small>{encoder.Encode(words["— instead of {day}", ("day", words.DayOf(date.OriginalOn))])}</small>",
            OccurrenceStatus.Added => $" <small>{encoder.Encode(words["— one date more"])}</small>",
            OccurrenceStatus.Cancelled => $" <strong>{encoder.Encode(words["cancelled"])}</strong>",
            _ => "",
        });
    }
}

/// <summary>How somebody comes to a date, as a mark.</summary>
public sealed class SeatMark(Seat? seat, Meeting meeting, T words) : IHtmlContent
{
    public void WriteTo(TextWriter page, HtmlEncoder encoder) =>
        page.Write($"<span class=\"{(seat is { Coming: Coming.Yes or Coming.Offered } ? "tag strong" : "tag")}\">{encoder.Encode(Sentence())}</span>");

    string Sentence() => seat switch
    {
        null => words["You have not said yet whether you are coming."],
        { Coming: Coming.Yes, Listens: true } => words["You are coming, {way}, to listen.", ("way", words.Way(seat.How))],
        { Coming: Coming.Yes } => words["You are coming, {way}.", ("way", words.Way(seat.How))],
        { Coming: Coming.No } => words["You are not coming."],
        { Coming: Coming.Waiting } => words["This date is full. You are on its waiting list."],
        { Coming: Coming.Offered } => words["A seat is held for you until {moment}.", ("moment", words.Moment(WallClock.ToLocal(meeting.Zone, seat.OfferEndsAt ?? meeting.StartsAt)))],
        { Coming: Coming.Lapsed } => words["The seat held for you went to the next person."],
        _ => throw new ArgumentOutOfRangeException(nameof(seat), seat.Coming, null),
    };
}
