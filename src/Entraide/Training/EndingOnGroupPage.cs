using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>Somebody who leads is warned in time, on the page of each group they lead: without a credential no meeting is opened.</summary>
/// <param name="UntilOn">Its last day; null when they hold none any more.</param>
public sealed record Ending(DateOnly? UntilOn, DateOnly Today);

sealed class EndingOnGroupPage(AppDb db, Me me) : IPartOfGroupPage
{
    public int Order => 5;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop)
    {
        if (!circle.Leads) return null;
        var today = DateOnly.FromDateTime(db.Now);
        return await db.LastDay(me.AccountId!.Value, stop) is var until && until > today.AddDays(Lapsing.Soon) ? null : ("/Training/_Ending.cshtml", new Ending(until, today));
    }
}
