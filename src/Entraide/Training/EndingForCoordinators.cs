using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>Credentials a coordinator gave that end soon, on the page of their groups.</summary>
sealed class EndingForCoordinators(AppDb db, T words) : IAwaitsCoordinators
{
    public int Order => 20;

    public async Task<(string Sentence, string Page)?> For(Me me, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(db.Now);
        var soon = today.AddDays(Lapsing.Soon);
        var ending = await db.TrainingRecords.VisibleTo(me).CountAsync(r => r.UntilOn >= today && r.UntilOn <= soon, stop);
        return ending == 0 ? null : (words.Plural(ending, "One credential ends within two months.", "{n} credentials end within two months."), "/credentials/given");
    }
}
