using System.Globalization;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Directory;

[AllowAnonymous]
public class WelcomeModel(AppDb db, Me me, T words) : PageModel
{
    static readonly int[] Reaches = [5, 10, 25, 50, 100];
    static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public int? Day { get; set; }
    [BindProperty(SupportsGet = true)] public string? Part { get; set; }
    [BindProperty(SupportsGet = true)] public string? Way { get; set; }
    [BindProperty(SupportsGet = true)] public string? Language { get; set; }
    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    [BindProperty(SupportsGet = true)] public string? Near { get; set; }
    [BindProperty(SupportsGet = true)] public int Km { get; set; } = 25;
    [BindProperty(SupportsGet = true)] public bool StepFree { get; set; }
    [BindProperty(SupportsGet = true)] public string? When { get; set; }
    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public IReadOnlyList<Found> Found { get; private set; } = [];
    public bool More { get; private set; }
    public bool NowhereNear { get; private set; }
    public string Zone { get; private set; } = "Europe/Paris";
    public DateTime Now => db.Now;

    public async Task OnGet(CancellationToken stop)
    {
        // What cannot be read in an address is as good as not asked.
        ModelState.Clear();
        Zone = me.Account?.Zone ?? await db.Organisations.Select(o => o.Zone).FirstOrDefaultAsync(stop) ?? Zone;
        var local = WallClock.ToLocal(Zone, db.Now);
        var around = string.IsNullOrWhiteSpace(Near) ? null : await Search.Near(db, Near, Math.Clamp(Km, 1, 500), stop);
        NowhereNear = around is null && !string.IsNullOrWhiteSpace(Near);
        var search = new Search
        {
            Words = Q,
            Day = Day is >= 0 and <= 6 ? Day : null,
            Hours = Part is not null && Offers.Parts.TryGetValue(Part, out var hours) ? hours : null,
            Way = Way,
            Language = Language,
            Theme = Theme,
            StepFree = StepFree,
            Around = around,
            Between = When switch
            {
                "today" => (db.Now, WallClock.ToUtc(Zone, DateOnly.FromDateTime(local).AddDays(1), TimeOnly.MinValue)),
                "soon" => (db.Now, db.Now + Soon),
                _ => null,
            },
            Page = Math.Clamp(P, 1, 10_000),
        };
        if (!NowhereNear) (Found, More) = await search.Run(db, local.DayOfWeek, stop);
    }

    /// <summary>The same question on another page, or at another time.</summary>
    public string Again(int page, string? when) => QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Q), new("day", Day?.ToString(CultureInfo.InvariantCulture)), new("part", Part), new("way", Way), new("language", Language),
        new("theme", Theme), new("near", Near), new("km", Near is null ? null : Km.ToString(CultureInfo.InvariantCulture)),
        new("stepfree", StepFree ? "true" : null), new("when", when), new("p", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
    }.Where(p => !string.IsNullOrEmpty(p.Value))).ToString() is { Length: > 0 } query ? "/" + query : "/";

    public IEnumerable<SelectListItem> Days => Any(words["Any day"]).Concat(
        Enumerable.Range(1, 7).Select(d => new SelectListItem(words.Day(d % 7), (d % 7).ToString(CultureInfo.InvariantCulture))));

    public IEnumerable<SelectListItem> PartsOfDay => Any(words["Any time"]).Concat(Offers.Parts.Keys.Select(p => new SelectListItem(words.Part(p), p)));

    public IEnumerable<SelectListItem> Ways => Any(words["Any way"]).Concat(Offers.Ways.Select(w => new SelectListItem(words.Way(w), w)));

    public IEnumerable<SelectListItem> Languages => Any(words["Any language"]).Concat(Offers.Languages.Select(l => new SelectListItem(LanguageNames.Of(l), l)));

    public IEnumerable<SelectListItem> Themes => Any(words["Anything"]).Concat(Offers.Themes.Select(t => new SelectListItem(words.Theme(t), t)));

    public static IEnumerable<SelectListItem> Distances => Reaches.Select(d => new SelectListItem($"{d} km", d.ToString(CultureInfo.InvariantCulture)));

    static IEnumerable<SelectListItem> Any(string text) => [new(text, "")];
}
