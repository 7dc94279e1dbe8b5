using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>A stop before leaving for somebody else's pages.</summary>
[AllowAnonymous]
public class PartnerModel(AppDb db) : PageModel
{
    public Listing Listing { get; private set; } = null!;

    public Uri? Outside => Uri.TryCreate(Listing.Link, UriKind.Absolute, out var to) && to.Scheme is "https" or "http" ? to : null;

    public async Task OnGet(string slug, CancellationToken stop) =>
        Listing = await db.Listings.Published(db).AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug && l.GroupId == null, stop).OrNotFound();
}
