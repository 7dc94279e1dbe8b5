using Entraide.Meetings;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

/// <summary>A public group's dates, to subscribe to.</summary>
[AllowAnonymous]
public class CircleCalendarModel(AppDb db, T words) : PageModel
{
    public async Task<IActionResult> OnGet(string slug, CancellationToken stop)
    {
        var listing = await db.Listings.Published(db).AsNoTracking().SingleOrDefaultAsync(l => l.Slug == slug, stop).OrNotFound();
        var times = await db.ListingTimes.AsNoTracking().Where(t => t.ListingId == listing.Id).ToListAsync(stop);
        var schedules = NextDates.Schedules(listing, times).ToList();
        if (schedules.Count == 0) throw new NotFound();
        // Somebody who subscribes may be looked at over the shoulder: the calendar names no group and no address of ours.
        var card = new CalendarCard($"{listing.Id:N}@entraide", listing.Edition, words["Appointment"], db.Now);
        var dates = schedules.SelectMany(s => s.Next(db.Now - ListingTime.Grace, 26)).OrderBy(o => o.StartsAt).ToList();
        var text = schedules.Count == 1
            ? CalendarFile.Schedule(card, schedules[0], words["Appointments"])
            : CalendarFile.Meetings(dates.Select(d => (card with { Uid = $"{d.OriginalOn:yyyyMMdd}-{d.LocalStart:HHmm}-{card.Uid}" }, d)), words["Appointments"]);
        return Content(text, CalendarFile.MediaType);
    }
}
