using Entraide.Accounts;
using Entraide.Directory;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Safety;

/// <summary>Numbers that help now. The country is the one the reader chooses, never one guessed from their connection.</summary>
[AllowAnonymous]
public class HelpNowModel(AppDb db, Me me) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Country { get; set; }

    public string Code { get; private set; } = "FR";
    public CrisisCountry Place => CrisisNumbers.Countries[Code];
    public string Own { get; private set; } = "";
    public IReadOnlyList<(CrisisNumber Number, DateOnly CheckedOn)> Shown { get; private set; } = [];
    public bool SomeAreHidden => Shown.Count < Place.Numbers.Count;
    public bool MayCheck => me.IsAdministrator || me.IsCoordinator;

    public async Task OnGet(CancellationToken stop)
    {
        var organisation = await db.Organisations.AsNoTracking().Select(o => new { o.Country, o.CrisisNumbers }).SingleOrDefaultAsync(stop);
        Own = organisation?.CrisisNumbers ?? "";
        Code = new[] { Country?.ToUpperInvariant(), organisation?.Country }.FirstOrDefault(c => c is not null && CrisisNumbers.Countries.ContainsKey(c)) ?? "FR";
        var (dates, today) = (await CrisisCheck.Dates(db, stop), DateOnly.FromDateTime(db.Now));
        Shown = [.. Place.Numbers.Select(n => (n, dates(n))).Where(n => CrisisNumbers.IsShown(n.n, n.Item2, today))];
        if (Request.QueryString == QueryString.Empty) Response.MayBeFound();
    }

    /// <summary>The association's own lines: a number, and what it says of itself.</summary>
    public IEnumerable<(string Number, string Words)> OwnLines =>
        from line in Own.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let end = line.TakeWhile(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '.' or '\u00a0' or '(' or ')').Count()
        select Telephone.Dial(line[..end]).Length >= 2 ? (line[..end].Trim(), line[end..].Trim(' ', '—', '-', ':', ',')) : ("", line);
}
