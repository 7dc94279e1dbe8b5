using Entraide.Accounts;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Feedback;

/// <summary>« I felt safe » over all groups, for those who coordinate the whole association.</summary>
public class PooledPulseModel(Me me, Pooled pooled) : PageModel
{
    public IReadOnlyList<Quarter> Quarters { get; private set; } = [];

    public async Task OnGet(CancellationToken stop)
    {
        if (!me.Coordinates(null)) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
        Quarters = await pooled.Last(stop);
    }
}
