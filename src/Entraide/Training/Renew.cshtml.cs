using System.ComponentModel.DataAnnotations;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>A credential goes on until a later day.</summary>
public class RenewModel(AppDb db, TrainingDoors doors, KeyRing ring, T words) : PageModel
{
    public TrainingRecord Record { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public DateOnly Today => DateOnly.FromDateTime(db.Now);

    [BindProperty, Required] public DateOnly? UntilOn { get; set; }

    public async Task OnGet(Guid id)
    {
        await Load(id);
        UntilOn = Today.AddYears(2);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Load(id);
        if (!ModelState.IsValid) return Page();
        Ends.Check(UntilOn!.Value, Today);
        if (UntilOn <= Record.UntilOn) throw new Refused("It is valid until then already. Choose a later day, or end it.");
        Record.UntilOn = UntilOn.Value;
        if (await db.Credentials.SingleOrDefaultAsync(c => c.Id == Record.CredentialId, stop) is { } credential) credential.UntilOn = UntilOn.Value;
        TempData["Done"] = words["Renewed."];
        return Redirect("/credentials/given");
    }

    async Task Load(Guid id)
    {
        Record = await doors.Record(id);
        Name = ring.OpenOrNull(Record.Place(), Record.Name) ?? "—";
    }
}
