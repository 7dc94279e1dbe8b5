using System.Security.Cryptography;
using System.Text;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Entraide.Admin;

[AllowAnonymous]
public class SetupModel(FirstStart first, OneTimes once, Passwords passwords, Enrolment enrolment, SignIns signIns, T words, AppDb db) : PageModel
{
    static readonly string[] Known = ["FR", "BE", "CH", "LU", "CA"];

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string Language { get; set; } = "fr";
    [BindProperty] public string Zone { get; set; } = "Europe/Paris";
    [BindProperty] public string Country { get; set; } = "FR";
    [BindProperty] public string? CrisisNumbers { get; set; }
    [BindProperty] public string? Chapters { get; set; }
    [BindProperty] public string? Administrator { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public bool Coordinates { get; set; }

    public IEnumerable<SelectListItem> Languages => Platform.Words.Language.Offered.Select(l => new SelectListItem(l.Name, l.Code));
    public IEnumerable<SelectListItem> Zones => words.ZonesNear(Zone);
    public IEnumerable<SelectListItem> Countries =>
        [new(words["France"], "FR"), new(words["Belgium"], "BE"), new(words["Switzerland"], "CH"), new(words["Luxembourg"], "LU"), new(words["Canada"], "CA")];

    public async Task OnGet(string token)
    {
        await Check(token);
        Coordinates = true;
    }

    public async Task<IActionResult> OnPost(string token, CancellationToken stop)
    {
        await Check(token);
        if (string.IsNullOrWhiteSpace(Name)) throw new Refused("Please give the association a name.");
        if (Platform.Words.Language.Offered.All(l => l.Code != Language) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is null || !Known.Contains(Country))
            throw new Refused("Please choose one of the languages and one of the time zones.");
        if (string.IsNullOrWhiteSpace(Administrator)) throw new Refused("Please choose a name to sign in with.");
        if (Administrator.Trim().Length > SignUpModel.LongestName) throw new Refused("A name has at most {n} characters.", ("n", SignUpModel.LongestName));
        if (Passwords.Problem(Password, Administrator) is { } problem) throw problem;
        var chapters = (Chapters ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(',', 2, StringSplitOptions.TrimEntries)).DistinctBy(p => p[0]).ToList();
        var proof = await passwords.Stretch(Administrator, Password!, stop);
        // Two people with one link: one founds.
        if (!await once.Spend("set-up", token, TimeSpan.FromDays(36500))) throw new NotFound();

        db.Organisations.Add(new() { Name = Name.Trim(), Language = Language, Zone = Zone, Country = Country, CrisisNumbers = CrisisNumbers?.Trim() ?? "", HolidayRegion = Country });
        foreach (var chapter in chapters) db.Chapters.Add(new() { Name = chapter[0], City = chapter.Length > 1 ? chapter[1] : "" });
        var account = await enrolment.Enrol(Administrator, Language, Zone);
        passwords.Keep(account, proof);
        db.Offices.Add(new() { AccountId = account.Id, Kind = OfficeKind.Administrator });
        if (Coordinates) db.Offices.Add(new() { AccountId = account.Id, Kind = OfficeKind.Coordinator });
        await enrolment.Save(stop);
        return Redirect(await signIns.AfterPassword(account, isPrivate: false, "/account"));
    }

    async Task Check(string token)
    {
        var good = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(first.Token));
        if (!good || await db.Organisations.AnyAsync()) throw new NotFound();
    }
}
