using System.Globalization;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Data;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Entraide.Directory;

[AllowAnonymous]
public class WelcomeModel(Reads reads, TimeProvider clock, Me me, T words) : PageModel
{
    static readonly int[] Reaches = [5, 10, 25, 50, 100];
    /// <summary>Where the answer begins: below the form, on a small screen, a page that was asked looks like the one before.</summary>
    public const string Found = "#found";

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

    public Findings Results { get; private set; } = new(new([], 1, false), 0);
    public bool NothingAsked => Request.QueryString == QueryString.Empty;
    public bool NowhereNear { get; private set; }

    /// <summary>No group has all the words that were asked: what is shown has one of them.</summary>
    public bool HasOneWord { get; private set; }
    public string Zone { get; private set; } = "Europe/Paris";
    public DateTime Now { get; } = clock.GetUtcNow().UtcDateTime;
    public IReadOnlyList<(string Words, string Without)> Wishes { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        // What cannot be read in an address is as good as not asked.
        ModelState.Clear();
        Clean();
        Zone = me.Account?.Zone ?? await OrganisationZone.Of(reads, stop) ?? Zone;
        var around = Near is null ? null : await Search.Near(reads, Near, Km, stop);
        NowhereNear = Near is not null && around is null;
        Wishes = [.. Asked()];
        if (NothingAsked) Response.MayBeFound();
        if (NowhereNear) return;
        var question = Question(around);
        Results = await question.Run(reads, stop);
        if (Results.Count > 0 || !question.HasSeveralWords) return;
        Results = await (question with { AnyWord = true }).Run(reads, stop);
        HasOneWord = Results.Count > 0;
    }

    Search Question(Around? around) => new()
    {
        Words = Q,
        Day = Day,
        Hours = Part is null ? null : Offers.Parts[Part],
        Way = Way,
        Language = Language,
        Theme = Theme,
        StepFree = StepFree,
        Reader = Language is null ? words.Language.Code : null,
        Around = around,
        Between = When switch
        {
            "today" => (Now - ListingTime.Grace, WallClock.ToUtc(Zone, DateOnly.FromDateTime(WallClock.ToLocal(Zone, Now)).AddDays(1), TimeOnly.MinValue)),
            "soon" => (Now - ListingTime.Grace, Now + Soon),
            _ => null,
        },
        Page = P,
    };

    void Clean()
    {
        (Q, Near) = (Said(Q), Said(Near));
        if (Day is not (>= 0 and <= 6)) Day = null;
        if (Part is null || !Offers.Parts.ContainsKey(Part)) Part = null;
        if (!Offers.Ways.Contains(Way)) Way = null;
        if (!Offers.Languages.Contains(Language)) Language = null;
        if (!Offers.Themes.Contains(Theme)) Theme = null;
        if (When is not ("today" or "soon")) When = null;
        if (!Reaches.Contains(Km)) Km = 25;
        P = Math.Clamp(P, 1, 10_000);
    }

    static string? Said(string? text) => text?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, 100)] : null;

    /// <summary>Each wish in words, and the address of the same question without it.</summary>
    IEnumerable<(string, string)> Asked()
    {
        if (When is not null) yield return (When == "today" ? words["Today"] : words["Starting soon"], Again(when: ""));
        if (Q is not null) yield return ($"« {Q} »", Again("q"));
        if (Day is { } day) yield return (words.Day(day), Again("day"));
        if (Part is not null) yield return (words.Part(Part), Again("part"));
        if (Way is not null) yield return (words.Way(Way), Again("way"));
        if (Language is not null) yield return (LanguageNames.Of(Language), Again("language"));
        if (Theme is not null) yield return (words.Theme(Theme), Again("theme"));
        if (Near is not null) yield return (words["{town}, at most {km} km", ("town", Near), ("km", Km)], Again("near"));
        if (StepFree) yield return (words["Without steps"], Again("stepfree"));
    }

    /// <summary>The same question without one of its wishes, or at another time.</summary>
    public string Again(string? without = null, string? when = null) => "/" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("q", Q), new("day", Day?.ToString(CultureInfo.InvariantCulture)), new("part", Part), new("way", Way), new("language", Language),
        new("theme", Theme), new("near", Near), new("km", Near is null || without == "near" ? null : Km.ToString(CultureInfo.InvariantCulture)),
        new("stepfree", StepFree ? "true" : null), new("when", when ?? When),
    }.Where(p => !string.IsNullOrEmpty(p.Value) && p.Key != without)) + Found;

    public IEnumerable<SelectListItem> Days => Any(words["Any day"]).Concat(
        Enumerable.Range(1, 7).Select(d => new SelectListItem(words.Day(d % 7), (d % 7).ToString(CultureInfo.InvariantCulture))));

    public IEnumerable<SelectListItem> PartsOfDay => Any(words["Any time"]).Concat(Offers.Parts.Keys.Select(p => new SelectListItem(words.Part(p), p)));

    public IEnumerable<SelectListItem> Ways => Any(words["Any way"]).Concat(Offers.Ways.Select(w => new SelectListItem(words.Way(w), w)));

    public IEnumerable<SelectListItem> Languages => Any(words["Any language"]).Concat(Offers.Languages.Select(l => new SelectListItem(LanguageNames.Of(l), l)));

    public IEnumerable<SelectListItem> Themes => Any(words["Anything"]).Concat(Offers.Themes.Select(t => new SelectListItem(words.Theme(t), t)));

    public static IEnumerable<SelectListItem> Distances => Reaches.Select(d => new SelectListItem($"{d} km", d.ToString(CultureInfo.InvariantCulture)));

    static IEnumerable<SelectListItem> Any(string text) => [new(text, "")];
}
