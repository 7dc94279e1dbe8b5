using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>The coordinators' book, those that end first on top.</summary>
public class GivenModel(AppDb db, Me me, TrainingDoors doors, KeyRing ring) : PageModel
{
    const int PerPage = 20;

    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    /// <summary>soon, ended, or all that are current.</summary>
    [BindProperty(SupportsGet = true)] public string? Which { get; set; }

    public Sheet<(TrainingRecord Record, string Name)> Sheet { get; private set; } = null!;
    public bool CoordinatesAll => me.Coordinates(null);
    public int Soon { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(db.Now);

    public async Task OnGet(CancellationToken stop)
    {
        doors.Coordinator();
        var (today, soon) = (Today, Today.AddDays(Lapsing.Soon));
        var mine = db.TrainingRecords.AsNoTracking().VisibleTo(me);
        Soon = await mine.CountAsync(r => r.UntilOn >= today && r.UntilOn <= soon, stop);
        var shown = Which switch
        {
            "soon" => mine.Where(r => r.UntilOn >= today && r.UntilOn <= soon),
            "ended" => mine.Where(r => r.UntilOn < today),
            _ => mine.Where(r => r.UntilOn >= today),
        };
        var records = await shown.OrderBy(r => r.UntilOn).ThenBy(r => r.Id).Sheet(P, PerPage, stop);
        Sheet = records.Select(r => (r, ring.OpenOrNull(r.Place(), r.Name) ?? "—"));
    }
}
