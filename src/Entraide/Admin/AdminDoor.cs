using Entraide.Accounts;
using Entraide.Platform.Web;

namespace Entraide.Admin;

/// <summary>The pages of administrators are a missing page to everybody else, and ask for a second factor.</summary>
public sealed class AdminDoor(Me me)
{
    public void Open()
    {
        if (!me.IsAdministrator) throw new NotFound();
        if (!me.IsStrong) throw new NeedsStrongSignIn();
    }
}
