using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>An emptied place has no seat at any meeting, and no calendar reads its dates.</summary>
public sealed class SeatsOfAPlace(AppDb db) : IReactTo<PlaceEmptied>
{
    public async Task React(PlaceEmptied emptied, Guid happeningId, CancellationToken stop)
    {
        await db.Seats.Where(s => s.MembershipId == emptied.MembershipId).ExecuteDeleteAsync(stop);
        await db.CalendarAddresses.Where(a => a.MembershipId == emptied.MembershipId).ExecuteDeleteAsync(stop);
    }
}

/// <summary>Which meetings somebody came to, what they said they need and where their calendar reads their dates, given back to them and ended when they leave.</summary>
public sealed class SeatWords(AppDb db, Links links, KeyRing ring, CalendarAddresses addresses, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var mine = links.Of(account);
        var seats = await db.Seats.AsNoTracking().Where(s => mine.Contains(s.MembershipId))
            .Join(db.Meetings, s => s.MeetingId, m => m.Id, (s, m) => new { s, m }).OrderBy(x => x.m.StartsAt).ToListAsync(stop);
        var came = seats.Select(x => (words.Moment(x.m.LocalStart), Attended(x.s))).ToList();
        var needs = seats.Select(x => (words.Moment(x.m.LocalStart), Said(ring.OpenNeeds(x.s)))).Where(l => l.Item2.Length > 0).ToList();
        var groups = await db.Memberships.Where(m => mine.Contains(m.Id)).Join(db.Groups, m => m.GroupId, g => g.Id, (m, g) => new { m.Id, g }).AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.g, stop);
        var read = await addresses.Of(account.Id, mine).AsNoTracking().ToListAsync(stop);
        var dates = read.Select(a => (a.MembershipId is { } m ? words["Those of « {group} »", ("group", ring.OpenCard(groups[m]).Name)] : words["All my meetings"], a.NamesGroups ? words["Shows names and places."] : words["Neutral titles."])).ToList();
        return [.. new OwnWords[] { new(words["My meetings"], came), new(words["What I need to be able to come"], needs), new(words["Calendars that read my dates"], dates) }.Where(w => w.Lines.Count > 0)];
    }

    public async Task Erase(Account account, CancellationToken stop)
    {
        var mine = links.Of(account);
        foreach (var seat in await db.Seats.Where(s => mine.Contains(s.MembershipId)).ToListAsync(stop)) seat.Needs = null;
    }

    string Attended(Seat seat)
    {
        List<string> said = [words.Way(seat.How), seat.Coming switch { Coming.Yes => words["said yes"], Coming.No => words["said no"], _ => words["waited for a seat"] }];
        if (seat.Listens) said.Add(words["to listen"]);
        if (seat.Came is { } came) said.Add(came ? words["came"] : words["did not come"]);
        return string.Join(", ", said);
    }

    string Said(NeedsCard card) => string.Join(" · ", NeedsCard.Each.Where(n => card.Ticked.HasFlag(n)).Select(n => words.Need(n)).Append(card.Words).Where(w => w.Length > 0));
}
