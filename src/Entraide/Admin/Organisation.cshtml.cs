using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>What the association says of itself.</summary>
public class OrganisationModel(AppDb db, AdminDoors doors, T words) : PageModel
{
    [BindProperty, Required, StringLength(120)] public string? Name { get; set; }
    [BindProperty, Required] public string? Language { get; set; }
    [BindProperty, Required, StringLength(60)] public string? Zone { get; set; }
    [BindProperty, Required] public string? Country { get; set; }
    [BindProperty, StringLength(2000)] public string? CrisisNumbers { get; set; }
    [BindProperty] public string? HolidayRegion { get; set; }

    public IReadOnlyList<SelectListItem> Languages => [.. Platform.Words.Language.Offered.Select(l => new SelectListItem(l.Name, l.Code))];
    public IReadOnlyList<SelectListItem> Countries =>
        [new(words["France"], "FR"), new(words["Belgium"], "BE"), new(words["Switzerland"], "CH"), new(words["Luxembourg"], "LU"), new(words["Canada"], "CA")];
    public IReadOnlyList<SelectListItem> Regions => [new(words["No region"], ""), .. Holidays.Regions.Select(r => new SelectListItem(words.Region(r), r))];

    public async Task OnGet(CancellationToken stop)
    {
        var organisation = await Load(stop);
        (Name, Language, Zone) = (organisation.Name, organisation.Language, words.City(organisation.Zone));
        (Country, CrisisNumbers, HolidayRegion) = (organisation.Country, organisation.CrisisNumbers, organisation.HolidayRegion);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var organisation = await Load(stop);
        if (!ModelState.IsValid) return Page();
        // A clock without a city was chosen by a setting or an import, and stays.
        if ((Zone == words.City(organisation.Zone) ? [organisation.Zone] : words.ZonesNamed(Zone!)) is not [var zone]) throw new Refused("We do not know one clock by this name. Write the city whose clock you go by, such as Paris or Montréal.");
        if (!Languages.Any(l => l.Value == Language) || !Countries.Any(c => c.Value == Country) || !Regions.Any(r => r.Value == (HolidayRegion ?? ""))) throw new NotFound();
        (organisation.Name, organisation.Language, organisation.Zone) = (Name!.Trim(), Language!, zone);
        (organisation.Country, organisation.CrisisNumbers) = (Country!, CrisisNumbers?.Trim() ?? "");
        organisation.HolidayRegion = string.IsNullOrEmpty(HolidayRegion) ? null : HolidayRegion;
        TempData["Done"] = words["Kept."];
        return Redirect("/admin/organisation");
    }

    async Task<Organisation> Load(CancellationToken stop)
    {
        doors.Administrator();
        if (await db.Organisations.FirstOrDefaultAsync(stop) is { } organisation) return organisation;
        return db.Organisations.Add(new()).Entity;
    }
}
