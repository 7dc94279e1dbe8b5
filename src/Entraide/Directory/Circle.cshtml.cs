using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Data;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Directory;

/// <summary>The public page of one group.</summary>
[AllowAnonymous]
public class CircleModel(Reads reads, TimeProvider clock, Me me, T words, PublicAddress address) : PageModel
{
    public Listing Listing { get; private set; } = null!;
    public IReadOnlyList<Occurrence> Dates { get; private set; } = [];
    public string Zone { get; private set; } = "Europe/Paris";
    public string Here => address.Of($"/circles/{Listing.Slug}");
    public string Ways => Offers.Each(Listing.Ways).Select(words.Way).InOneLine();
    public string Languages => string.Join(", ", Offers.Each(Listing.Languages).Select(LanguageNames.Of));

    public async Task OnGet(string slug, CancellationToken stop)
    {
        (Listing, var times) = await OneListing.Of(reads, slug, stop);
        Zone = me.Account?.Zone ?? await OrganisationZone.Of(reads, stop) ?? Zone;
        Dates = NextDates.WithCancelled(Listing, times, clock.GetUtcNow().UtcDateTime, 3);
        // Only what a group of ours published may be found by a search engine.
        if (Listing.GroupId is not null) Response.MayBeFound();
    }
}
