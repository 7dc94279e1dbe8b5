using System.Globalization;
using System.Net;
using System.Text;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>What search engines are told: the open pages, and the circles of ours that publish themselves. A partner's are for the partner to name.</summary>
public static class Indexing
{
    const int Most = 5_000;
    static readonly string[] Open = ["/", "/about", "/help-now"];
    static readonly string[] Closed = ["/account", "/admin", "/exit", "/groups", "/language", "/meetings", "/sign-in", "/sign-up"];

    public static void MapIndexing(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (PublicAddress address) =>
            Results.Text($"User-agent: *\n{string.Concat(Closed.Select(c => $"Disallow: {c}\n"))}Sitemap: {address.Of("/sitemap.xml")}\n")).AllowAnonymous();
        routes.MapGet("/sitemap.xml", async (AppDb db, PublicAddress address, CancellationToken stop) =>
        {
            var ours = await db.Listings.Published(db).Where(l => l.GroupId != null).OrderBy(l => l.Slug).Take(Most).Select(l => new { l.Slug, l.ChangedOn }).ToListAsync(stop);
            var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
            foreach (var page in Open) map.Append(CultureInfo.InvariantCulture, $"<url><loc>{WebUtility.HtmlEncode(address.Of(page))}</loc></url>\n");
            foreach (var circle in ours) map.Append(CultureInfo.InvariantCulture, $"<url><loc>{WebUtility.HtmlEncode(address.Of("/circles/" + circle.Slug))}</loc><lastmod>{circle.ChangedOn:yyyy-MM-dd}</lastmod></url>\n");
            return Results.Text(map.Append("</urlset>\n").ToString(), "application/xml");
        }).AllowAnonymous();
    }

    /// <summary>Lets this answer be found by a search engine; everything else is kept out by the headers of every page.</summary>
    public static void MayBeFound(this HttpResponse response) => response.Headers.Remove("X-Robots-Tag");
}
