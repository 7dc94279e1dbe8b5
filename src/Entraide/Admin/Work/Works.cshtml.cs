using Entraide.Platform.Data;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Work;

/// <summary>A delivery that failed at least once.</summary>
/// <param name="Kind">The class of the happening; a word of ours, never content.</param>
/// <param name="Reaction">The class that should follow it.</param>
public sealed record Failing(Delivery Delivery, string Kind, string Reaction)
{
    public bool GivenUp => Delivery.Attempts >= Worker.MostAttempts;
}

/// <summary>What the program does behind the pages: what fails, what recurs and when.</summary>
public class WorksModel(AppDb db, AdminDoors doors, DatabaseChoice choice, T words) : PageModel
{
    const int Rows = 20;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public string Engine => choice.IsPostgres ? "PostgreSQL" : "SQLite";

    public string Here(DateTime at) => words.ShortMoment(doors.Here(at));

    public int Waiting { get; private set; }

    public int LettersFailing { get; private set; }

    public Sheet<Failing> Sheet { get; private set; } = null!;

    public IReadOnlyList<RecurringRun> Runs { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        doors.Administrator();
        var now = db.Now;
        Waiting = await db.Deliveries.CountAsync(d => d.Error == null, stop);
        LettersFailing = await db.Letters.CountAsync(l => l.SentAt == null && (l.IsRefused || (l.Attempts > 0 && l.ExpiresAt > now)), stop);
        var failing = await db.Deliveries.AsNoTracking().Where(d => d.Error != null)
            .Join(db.Happenings, d => d.HappeningId, h => h.Id, (d, h) => new { Delivery = d, h.Kind }).OrderBy(x => x.Delivery.DueAt).ThenBy(x => x.Delivery.Id).Sheet(P, Rows, stop);
        Sheet = failing.Select(x => new Failing(x.Delivery, x.Kind, x.Delivery.Reaction[(x.Delivery.Reaction.LastIndexOf('.') + 1)..]));
        Runs = await db.RecurringRuns.AsNoTracking().OrderBy(r => r.NextAt).ToListAsync(stop);
    }
}
