using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>The day has come on which a group asks itself whether it goes on, changes or ends.</summary>
public sealed record ReviewDue(Guid GroupId);

static class Reviewing
{
    /// <summary>Recurring: notes the reviews that are due, once for each date.</summary>
    public static async Task Note(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var today = DateOnly.FromDateTime(db.Now);
        foreach (var group in await db.Groups.Where(g => (g.State == GroupState.Open || g.State == GroupState.Forming) && g.ReviewOn <= today && g.ReviewTold != g.ReviewOn).ToListAsync(stop))
        {
            group.ReviewTold = group.ReviewOn;
            db.Note(new ReviewDue(group.Id));
        }
    }
}
