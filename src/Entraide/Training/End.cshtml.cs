using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>A credential ends now.</summary>
public class EndModel(AppDb db, TrainingDoors doors, KeyRing ring, T words) : PageModel
{
    public TrainingRecord Record { get; private set; } = null!;
    public string Name { get; private set; } = "";

    public Task OnGet(Guid id) => Load(id);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Load(id);
        var yesterday = DateOnly.FromDateTime(db.Now).AddDays(-1);
        if (Record.UntilOn > yesterday) Record.UntilOn = yesterday;
        if (await db.Credentials.SingleOrDefaultAsync(c => c.Id == Record.CredentialId, stop) is { } credential && credential.UntilOn > yesterday)
            credential.UntilOn = yesterday;
        TempData["Done"] = words["Ended."];
        return Redirect("/credentials/given");
    }

    async Task Load(Guid id)
    {
        Record = await doors.Record(id);
        Name = ring.OpenOrNull(Record.Place(), Record.Name) ?? "—";
    }
}
