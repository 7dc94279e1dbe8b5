using Entraide.Meetings;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Entraide.Directory;

/// <summary>A sheet for the wall of a town hall: what, for whom, when, where, and a code that opens the public page.</summary>
[AllowAnonymous]
public class PosterModel(AppDb db, PublicAddress address) : PageModel
{
    public Listing Listing { get; private set; } = null!;
    public IReadOnlyList<Occurrence> Dates { get; private set; } = [];
    public string Zone => Dates.Count > 0 ? Dates[0].Zone : "Europe/Paris";
    public string Here => address.Of($"/circles/{Listing.Slug}");
    public string Code { get; private set; } = "";

    public async Task OnGet(string slug, CancellationToken stop)
    {
        Listing = await db.Listings.Published(db).AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, stop).OrNotFound();
        var times = await db.ListingTimes.AsNoTracking().Where(t => t.ListingId == Listing.Id).ToListAsync(stop);
        Dates = NextDates.Of(Listing, times, db.Now, 3);
        using var data = QRCodeGenerator.GenerateQrCode(Here, QRCodeGenerator.ECCLevel.M);
        Code = new SvgQRCode(data).GetGraphic(6, "#000", "#fff", drawQuietZones: true, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
