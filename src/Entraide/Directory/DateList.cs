using System.Text.Encodings.Web;
using Entraide.Meetings;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Html;

namespace Entraide.Directory;

/// <summary>Dates, one a line; the hour where they are held is said where it begins to be that one.</summary>
sealed class DateList(IReadOnlyList<Occurrence> dates, string zone, T words) : IHtmlContent
{
    public void WriteTo(TextWriter page, HtmlEncoder encoder)
    {
        foreach (var (n, date) in dates.Index())
        {
            var saysThere = n == 0 || (dates[n - 1].Zone, dates[n - 1].LocalStart.TimeOfDay) != (date.Zone, date.LocalStart.TimeOfDay);
            new When(date, zone, words, saysThere).WriteTo(page, encoder);
            page.Write("<br>\n");
        }
    }
}
