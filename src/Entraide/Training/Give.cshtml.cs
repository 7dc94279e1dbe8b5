using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>Gives a credential to whoever made a code for it: a name would not tell two people apart.</summary>
public class GiveModel(AppDb db, Me me, TrainingDoors doors, Introductions introductions, KeyRing ring, T words) : PageModel
{
    [BindProperty, Required, StringLength(40)] public string? Code { get; set; }
    [BindProperty, Required, StringLength(80)] public string? Name { get; set; }
    [BindProperty, Required, StringLength(120)] public string? Training { get; set; }
    [BindProperty, Required] public DateOnly? UntilOn { get; set; }
    [BindProperty] public Guid? ChapterId { get; set; }

    public IReadOnlyList<SelectListItem> Chapters { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        await Load(stop);
        Training = words["Holding a circle"];
        UntilOn = DateOnly.FromDateTime(db.Now).AddYears(2);
    }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        await Load(stop);
        if (!ModelState.IsValid) return Page();
        var today = DateOnly.FromDateTime(db.Now);
        Ends.Check(UntilOn!.Value, today);
        if (!Chapters.Any(c => c.Value == (ChapterId?.ToString() ?? ""))) throw new NotFound();
        var record = new TrainingRecord { KeyId = await ring.Make(stop), ChapterId = ChapterId, Training = Training!.Trim(), GivenOn = today, UntilOn = UntilOn.Value };
        record.Name = ring.Seal(record.KeyId, record.Place(), Name!.Trim());
        var credential = new Credential { AccountId = (await introductions.Of(Code)).Id, Training = record.Training, GivenOn = today, UntilOn = record.UntilOn };
        db.Credentials.Add(credential);
        record.CredentialId = credential.Id;
        db.TrainingRecords.Add(record);
        TempData["Done"] = words["The credential is theirs. Ask them to look at « My credentials »."];
        return Redirect("/credentials/given");
    }

    async Task Load(CancellationToken stop)
    {
        doors.Coordinator();
        var everywhere = me.Coordinates(null);
        var mine = me.Offices.Select(o => o.ChapterId).ToList();
        var chapters = await db.Chapters.AsNoTracking().Where(c => everywhere || mine.Contains(c.Id)).OrderBy(c => c.Name).ToListAsync(stop);
        Chapters = [.. everywhere ? [new SelectListItem(words["The whole association"], "")] : Array.Empty<SelectListItem>(), .. chapters.Select(c => new SelectListItem(c.Name, c.Id.ToString()))];
    }
}

static class Ends
{
    public const int MostYears = 5;

    public static void Check(DateOnly until, DateOnly today)
    {
        if (until <= today) throw new Refused("The last day must be after today. To end a credential, use « End ».");
        if (until > today.AddYears(MostYears)) throw new Refused("A credential lasts at most five years, so that training stays fresh.");
    }
}
