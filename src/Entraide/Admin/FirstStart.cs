using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin;

/// <summary>
/// The link with which the first administrator sets up an empty installation. It is derived from the master key, so that each
/// start prints the same one and nothing is stored; it is good until an association exists.
/// </summary>
public sealed class FirstStart(IServiceScopeFactory scopes, BlindIndex index, PublicAddress address)
{
    public string Token => Convert.ToHexStringLower(index.Of("set-up"));

    public async Task Tell()
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<AppDb>().Organisations.AnyAsync()) return;
        Console.WriteLine($"\nEntraide is at {address.Of("")}\nNothing is set up yet. Open this address once to found the association and its first administrator:\n  {address.Of("/setup/" + Token)}");
    }
}
