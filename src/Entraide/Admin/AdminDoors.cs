using Entraide.Accounts;
using Entraide.Platform.Web;

namespace Entraide.Admin;

/// <summary>The door of every administrator page: a missing page to everybody else, and a second factor in this session.</summary>
public sealed class AdminDoors(Me me)
{
    public void Administrator()
    {
        if (!me.IsAdministrator) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
    }

    /// <summary>An instant on the clock of whoever looks.</summary>
    public DateTime Here(DateTime at) => me.Account!.OnTheirClock(at);
}
