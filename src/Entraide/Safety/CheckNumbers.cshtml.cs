using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Safety;

/// <summary>Somebody of the association found a number of the crisis directory right.</summary>
public sealed record CrisisNumberChecked(string Key);

/// <summary>Where the association says that a number of the crisis directory is still right.</summary>
public class CheckNumbersModel(AppDb db, Me me) : PageModel
{
    [BindProperty] public string? Number { get; set; }

    /// <summary>Also those that are not due yet.</summary>
    [BindProperty(SupportsGet = true)] public bool All { get; set; }

    public Func<CrisisNumber, DateOnly> CheckedOn { get; private set; } = _ => default;
    public DateOnly Today => DateOnly.FromDateTime(db.Now);

    public async Task OnGet(CancellationToken stop)
    {
        Enter();
        CheckedOn = await CrisisCheck.Dates(db, stop);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Enter();
        var number = CrisisNumbers.Countries.Values.SelectMany(c => c.Numbers).FirstOrDefault(n => n.Key == Number).OrNotFound();
        var check = await db.CrisisChecks.SingleOrDefaultAsync(c => c.Key == number.Key, stop);
        if (check is null) db.CrisisChecks.Add(check = new() { Key = number.Key });
        (check.CheckedOn, check.CheckedBy) = (Today, me.AccountId);
        db.Note(new CrisisNumberChecked(number.Key));
        return Redirect("/admin/crisis-numbers");
    }

    void Enter()
    {
        if (!me.IsAdministrator && !me.IsCoordinator) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
    }
}
