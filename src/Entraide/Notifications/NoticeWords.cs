using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>Messages lie under the key of whoever reads them; they go with the words of whoever wrote them. What waited for an emptied place waits for nobody.</summary>
public sealed class NoticesOfAPlace(AppDb db) : IReactTo<PlaceEmptied>
{
    public Task React(PlaceEmptied emptied, Guid happeningId, CancellationToken stop) =>
        db.Notices.Where(n => n.FromMembershipId == emptied.MembershipId || n.MembershipId == emptied.MembershipId).ExecuteDeleteAsync(stop);
}

/// <summary>Messages somebody wrote to people they missed, how they want to be reached, and the letters that wait for their mailbox.</summary>
public sealed class NoticeWords(AppDb db, Links links, KeyRing ring, AddressSeal seal, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var written = await Written(account).AsNoTracking().OrderBy(n => n.At).ToListAsync(stop);
        var lines = written.Select(n => (words.LongDay(DateOnly.FromDateTime(n.At)), ring.OpenOrNull(n.Place("Words"), n.Words) ?? "")).ToList();
        List<OwnWords> parts = lines.Count == 0 ? [] : [new(words["Messages to people you missed"], lines)];
        if (await db.NoticeChoices.AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account.Id, stop) is { } choices)
            parts.Add(new(words["What reaches you"],
            [
                (words["By e-mail, I wish to receive"], string.Join(" · ", words.KindsOfMail().Where(k => choices.ByMail.HasFlag(k.Kind)).Select(k => k.Label))),
                (words["Quiet hours"], $"{words.Hour(choices.QuietFrom)} – {words.Hour(choices.QuietUntil)}"),
                (words["The reminder twenty minutes before may come in quiet hours"], choices.SoonWhenQuiet ? words["Yes"] : words["No"]),
            ]));
        return parts;
    }

    public async Task Erase(Account account, CancellationToken stop)
    {
        db.Notices.RemoveRange(await Written(account).ToListAsync(stop));
        if (ring.OpenOrNull(account.Place("Mail"), account.Mail) is not { } mail) return;
        await foreach (var letter in db.Letters.AsAsyncEnumerable().WithCancellation(stop))
            if (seal.Open(letter.To) == mail) db.Letters.Remove(letter);
    }

    IQueryable<Notice> Written(Account account)
    {
        var mine = links.Of(account);
        return db.Notices.Where(n => n.FromMembershipId != null && mine.Contains(n.FromMembershipId.Value));
    }
}
