using Entraide.Accounts;
using Entraide.Platform.Secrets;
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

    public IReadOnlyList<(TrainingRecord Record, string Name)> Records { get; private set; } = [];
    public bool More { get; private set; }
    public bool CoordinatesAll => me.Coordinates(null);
    public int Soon { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(db.Now);

    public async Task OnGet(CancellationToken stop)
    {
        doors.Coordinator();
        P = Math.Clamp(P, 1, 10_000);
        var (today, soon) = (Today, Today.AddDays(Lapsing.Soon));
        var mine = db.TrainingRecords.AsNoTracking().VisibleTo(me);
        Soon = await mine.CountAsync(r => r.UntilOn >= today && r.UntilOn <= soon, stop);
        var shown = Which switch
        {
            "soon" => mine.Where(r => r.UntilOn >= today && r.UntilOn <= soon),
            "ended" => mine.Where(r => r.UntilOn < today),
            _ => mine.Where(r => r.UntilOn >= today),
        };
        var rows = await shown.OrderBy(r => r.UntilOn).ThenBy(r => r.Id).Skip((P - 1) * PerPage).Take(PerPage + 1).ToListAsync(stop);
        More = rows.Count > PerPage;
        Records = [.. rows.Take(PerPage).Select(r => (r, ring.OpenOrNull(r.Place(), r.Name) ?? "—"))];
    }
}
