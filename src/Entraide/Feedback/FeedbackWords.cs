using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>Signed words go with their writer's other words, also from the count of those who lead.</summary>
public sealed class SignedWordsOfAPlace(AppDb db) : IReactTo<PlaceEmptied>
{
    public Task React(PlaceEmptied emptied, Guid happeningId, CancellationToken stop) => db.SignedWords.Where(w => w.MembershipId == emptied.MembershipId).ExecuteDeleteAsync(stop);
}

/// <summary>Signed words are given back and erased; of pulses nobody knows whose they are.</summary>
public sealed class FeedbackWords(AppDb db, Links links, KeyRing ring, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var signed = await Mine(account).AsNoTracking().ToListAsync(stop);
        return
        [
            new(words["Signed words after meetings"], [.. signed.Select(w => ring.OpenOrNull(w.Place(), w.Text)).OfType<string>().Select(t => (words["A signed word"], t))]),
            new(words["Session pulse"], [(words["What you answered"], words["Nobody can give it back: while a pulse is open nobody can find an answer among the others, and at closing all are destroyed."])]),
        ];
    }

    public async Task Erase(Account account, CancellationToken stop) => db.SignedWords.RemoveRange(await Mine(account).ToListAsync(stop));

    IQueryable<SignedWord> Mine(Account account)
    {
        var mine = links.Of(account);
        return db.SignedWords.Where(w => mine.Contains(w.MembershipId));
    }
}
