using System.Globalization;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Entraide.Accounts;

public class ScreensModel(SignIns signIns, T words, Me me) : PageModel
{
    [BindProperty]
    public string Language { get; set; } = "fr";

    [BindProperty]
    public string Zone { get; set; } = "Europe/Paris";

    public IEnumerable<SelectListItem> Languages => Platform.Words.Language.Offered.Select(l => new SelectListItem(l.Name, l.Code));

    /// <summary>Where the person lives when the list lacks it, in their words.</summary>
    [BindProperty]
    public string? Elsewhere { get; set; }

    public IEnumerable<SelectListItem> Choices { get; private set; } = [];

    public void OnGet()
    {
        (Language, Zone) = (me.Account.OrNotFound().Language, me.Account!.Zone);
        Choices = words.ZonesNear(Zone);
    }

    public IActionResult OnPost()
    {
        var account = me.Account.OrNotFound();
        Choices = words.ZonesNear(account.Zone);
        if (!string.IsNullOrWhiteSpace(Elsewhere)) Zone = Meant(words.ZonesNamed(Elsewhere));
        if (Platform.Words.Language.Offered.All(l => l.Code != Language) || !Zones.Knows(Zone))
            throw new Refused("Please choose one of the languages and one of the time zones.");
        (account.Language, account.Zone) = (Language, Zone);
        signIns.Speak(account.Language);
        return Redirect("/account");
    }

    string Meant(IReadOnlyList<string> found)
    {
        if (found.Count == 1) return found[0];
        if (found.Count == 0) throw new Refused("No city or country of this name is known here. Give a larger city nearby, or the country.");
        // From here on the list answers, and the words have done their part.
        ModelState.Remove(nameof(Elsewhere));
        ModelState.Remove(nameof(Zone));
        (Elsewhere, Zone, Choices) = (null, found[0], words.ZonesOf(found));
        throw new Refused("There are several time zones there. Choose the city nearest to you in the list.");
    }
}
