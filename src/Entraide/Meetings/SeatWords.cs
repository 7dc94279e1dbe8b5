using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>What somebody said they need, given back to them and ended when they leave.</summary>
public sealed class SeatWords(AppDb db, Links links, KeyRing ring, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var mine = links.Of(account);
        var seats = await db.Seats.AsNoTracking().Where(s => mine.Contains(s.MembershipId) && s.Needs != null)
            .Join(db.Meetings, s => s.MeetingId, m => m.Id, (s, m) => new { s, m }).OrderBy(x => x.m.StartsAt).ToListAsync(stop);
        var lines = seats.Select(x => (words.Moment(x.m.LocalStart), Said(ring.OpenNeeds(x.s)))).Where(l => l.Item2.Length > 0).ToList();
        return lines.Count == 0 ? [] : [new(words["What I need to be able to come"], lines)];
    }

    public async Task Erase(Account account, CancellationToken stop)
    {
        var mine = links.Of(account);
        foreach (var seat in await db.Seats.Where(s => mine.Contains(s.MembershipId)).ToListAsync(stop)) seat.Needs = null;
    }

    string Said(NeedsCard card) => string.Join(" · ", NeedsCard.Each.Where(n => card.Ticked.HasFlag(n)).Select(n => words.Need(n)).Append(card.Words).Where(w => w.Length > 0));
}
