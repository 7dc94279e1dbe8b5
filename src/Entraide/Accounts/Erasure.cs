using Entraide.Platform.Secrets;
using Entraide.Platform.Work;

namespace Entraide.Accounts;

/// <summary>Ends an account and everything it has: places, words, devices, keys.</summary>
public sealed class Erasure(IEnumerable<IKeepWords> keepers, AppDb db)
{
    /// <summary>Saved by the caller; the keys are destroyed after it.</summary>
    public async Task End(Account account, CancellationToken stop)
    {
        // The account comes last: the others find what is theirs through it.
        foreach (var keeper in keepers.OrderBy(k => k is AccountWords)) await keeper.Erase(account, stop);
        db.Note(new WordsLetGo(account.KeyId));
    }
}
