using System.Text.Encodings.Web;
using Entraide.Meetings;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Html;

namespace Entraide.Directory;

/// <summary>Dates, one a line.</summary>
sealed class DateList(IReadOnlyList<Occurrence> dates, string zone, T words) : IHtmlContent
{
    public void WriteTo(TextWriter page, HtmlEncoder encoder)
    {
        foreach (var date in dates)
        {
            new When(date, zone, words).WriteTo(page, encoder);
            page.Write("<br>\n");
        }
    }
}
