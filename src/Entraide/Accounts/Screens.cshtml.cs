using System.Globalization;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;

namespace Entraide.Accounts;

public class ScreensModel(SignIns signIns, Me me) : PageModel
{
    [BindProperty]
    public string Language { get; set; } = "fr";

    [BindProperty]
    public string Zone { get; set; } = "Europe/Paris";

    public IEnumerable<SelectListItem> Languages => Platform.Words.Language.Offered.Select(l => new SelectListItem(l.Name, l.Code));
    public IEnumerable<SelectListItem> Zones => AllZones;

    public static IEnumerable<SelectListItem> AllZones => DateTimeZoneProviders.Tzdb.Ids.Where(z => z.Contains('/', StringComparison.Ordinal) && !z.StartsWith("Etc", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(z => new SelectListItem(z, z));

    public void OnGet() => (Language, Zone) = (me.Account.OrNotFound().Language, me.Account!.Zone);

    public IActionResult OnPost()
    {
        var account = me.Account.OrNotFound();
        if (Platform.Words.Language.Offered.All(l => l.Code != Language) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null)
            throw new Refused("Please choose one of the languages and one of the time zones.");
        (account.Language, account.Zone) = (Language, Zone);
        signIns.Speak(account.Language);
        return Redirect("/account");
    }
}
