using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>What is known of a meeting beforehand, as numbers.</summary>
public sealed record Expected(Forecast Forecast, int Coming, int NotComing, int Waiting, IReadOnlyDictionary<Formats, int> Ways, int Listening);

/// <summary>The only code that gives and takes the seats of a date.</summary>
public sealed class Seating(AppDb db, KeyRing ring)
{
    const int MeetingsRemembered = 12;

    public const string Begun = "This meeting has begun: it can no longer be limited.";

    /// <summary>Seats of people who still belong, with their memberships.</summary>
    public async Task<List<(Seat Seat, Membership Member)>> Of(Meeting meeting, CancellationToken stop = default) =>
        [.. (await db.Seats.Where(s => s.MeetingId == meeting.Id)
                .Join(db.Memberships.Where(m => m.State == MembershipState.Member || m.State == MembershipState.StandIn), s => s.MembershipId, m => m.Id, (s, m) => new { s, m })
                .ToListAsync(stop)).Select(x => (x.s, x.m))];

    public Task<Seat?> Mine(Sitting sitting, CancellationToken stop = default) =>
        db.Seats.SingleOrDefaultAsync(s => s.MeetingId == sitting.Meeting.Id && s.MembershipId == sitting.Mine.Id, stop);

    /// <summary>Comes, this way. On a date that is full they wait instead; whoever leads always has a seat.</summary>
    public async Task<Seat> Come(Sitting sitting, Formats how, bool listens, CancellationToken stop = default)
    {
        var (meeting, member) = (MustBeAhead(sitting.Meeting), sitting.Mine);
        if (!sitting.Circle.Card.Formats.HasFlag(how) || how is not (Formats.Room or Formats.Screen or Formats.Phone or Formats.Text))
            throw new Refused("Choose one of the ways in which this group meets.");
        var seat = await Mine(sitting, stop) ?? Add(meeting, member);
        (seat.How, seat.Listens) = (how, listens);
        if (seat.Coming == Coming.Yes) return seat;
        if (seat.Coming == Coming.Offered && seat.OfferEndsAt > db.Now)
        {
            (seat.Coming, seat.OfferEndsAt) = (Coming.Yes, null);
            Touch(meeting);
            return seat;
        }
        var others = (await Of(meeting, stop)).Where(s => s.Seat.Id != seat.Id).ToList();
        var full = meeting.Limit is { } limit && !sitting.Leads
            && (others.Count(o => o.Seat.IsTaken) >= limit || others.Any(o => o.Seat.Coming == Coming.Waiting));
        if (full && seat.Coming != Coming.Waiting) seat.WaitingTurn = 1 + others.Select(o => o.Seat.WaitingTurn).DefaultIfEmpty().Max();
        seat.Coming = full ? Coming.Waiting : Coming.Yes;
        seat.OfferEndsAt = null;
        if (sitting.Leads && !full) Relieve(meeting);
        Touch(meeting);
        return seat;
    }

    /// <summary>Does not come; their seat goes to whoever waits.</summary>
    public async Task StayAway(Sitting sitting, CancellationToken stop = default)
    {
        var meeting = MustBeAhead(sitting.Meeting);
        var seat = await Mine(sitting, stop) ?? Add(meeting, sitting.Mine);
        (seat.Coming, seat.OfferEndsAt) = (Coming.No, null);
        Touch(meeting);
        await Promote(meeting, stop);
    }

    public async Task Limit(Meeting meeting, int? limit, CancellationToken stop = default)
    {
        if (MustBeAhead(meeting).HasBegun(db.Now)) throw new Refused(Begun);
        if (limit is < 2 or > 200) throw new Refused("A limit is between 2 and 200 people.");
        meeting.Limit = limit;
        await Promote(meeting, stop);
    }

    /// <summary>Ends offers nobody took and holds each free seat for the next person waiting.</summary>
    public async Task Promote(Meeting meeting, CancellationToken stop = default)
    {
        var seats = (await Of(meeting, stop)).Select(s => s.Seat).ToList();
        foreach (var late in seats.Where(s => s.Coming == Coming.Offered && s.OfferEndsAt <= db.Now))
        {
            (late.Coming, late.OfferEndsAt) = (Coming.Lapsed, null);
            Touch(meeting);
        }
        if (SeatOffer.EndsAt(db.Now, meeting.StartsAt, meeting.Zone) is not { } endsAt) return;
        var free = (meeting.Limit ?? int.MaxValue) - seats.Count(s => s.IsTaken);
        foreach (var next in seats.Where(s => s.Coming == Coming.Waiting).OrderBy(s => s.WaitingTurn).Take(Math.Max(0, free)))
        {
            (next.Coming, next.OfferEndsAt) = (Coming.Offered, endsAt);
            db.Note(new SeatOffered(next.Id));
            Touch(meeting);
        }
    }

    /// <summary>Recurring: offers end, and seats freed by people who left the group are offered.</summary>
    public static async Task PromoteAll(IServiceProvider services, CancellationToken stop)
    {
        var (db, seating) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Seating>());
        var now = db.Now;
        var waitedFor = await db.Meetings.Where(m => m.State == MeetingState.Planned && m.StartsAt > now
            && db.Groups.Any(g => g.Id == m.GroupId && g.State == GroupState.Open)
            && db.Seats.Any(s => s.MeetingId == m.Id && (s.Coming == Coming.Waiting || s.Coming == Coming.Offered))).Select(m => m.Id).ToListAsync(stop);
        foreach (var id in waitedFor)
        {
            await seating.Promote(await db.Meetings.SingleAsync(m => m.Id == id, stop), stop);
            try { await db.SaveChangesAsync(stop); }
            catch (DbUpdateConcurrencyException) { /* Somebody took a seat meanwhile; the next round sees it. */ }
            db.ChangeTracker.Clear();
        }
    }

    public async Task<Expected> Expect(Meeting meeting, CancellationToken stop = default)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member).Select(m => new { m.Id, m.JoinedOn }).ToListAsync(stop);
        var seats = (await Of(meeting, stop)).Select(s => s.Seat).ToList();
        var closed = await db.Meetings.AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.State == MeetingState.Closed
                && !db.MeetingFacts.Any(f => f.MeetingId == m.Id && f.Kind == FactKind.ClosedByItself))
            .OrderByDescending(m => m.StartsAt).Take(MeetingsRemembered).Select(m => new { m.Id, m.StartsAt }).ToListAsync(stop);
        var ids = closed.Select(c => c.Id).ToList();
        var past = (await db.Seats.AsNoTracking().Where(s => ids.Contains(s.MeetingId)).ToListAsync(stop)).ToLookup(s => s.MembershipId);
        var people = members.Select(m => (Answer(seats.SingleOrDefault(s => s.MembershipId == m.Id)), Past([.. past[m.Id]], closed.Count(c => m.JoinedOn is not { } joined || DateOnly.FromDateTime(c.StartsAt) >= joined)))).ToList();
        var coming = seats.Where(s => s.Coming == Coming.Yes).ToList();
        return new(Forecast.Of(people), coming.Count, seats.Count(s => s.Coming == Coming.No), seats.Count(s => s.Coming == Coming.Waiting),
            coming.GroupBy(s => s.How).ToDictionary(g => g.Key, g => g.Count()), coming.Count(s => s.Listens));
    }

    /// <summary>How many of those who come need what, and the words of those who want them read; never whose they are.</summary>
    public async Task<(IReadOnlyList<(Needs Need, int People)> Counts, IReadOnlyList<string> Words)> NeedsOf(Meeting meeting, CancellationToken stop = default)
    {
        var cards = (await Of(meeting, stop)).Where(s => s.Seat.IsTaken).Select(s => ring.OpenNeeds(s.Seat)).ToList();
        return ([.. NeedsCard.Each.Select(n => (n, cards.Count(c => c.Ticked.HasFlag(n)))).Where(n => n.Item2 > 0)],
            [.. cards.Where(c => c.WordsMayBeRead && c.Words.Length > 0).Select(c => c.Words).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The last meetings held, and how many came to each.</summary>
    public async Task<IReadOnlyList<(DateTime LocalStart, int Came)>> Last(Guid groupId, int count, CancellationToken stop = default) =>
        [.. (await db.Meetings.AsNoTracking().Where(m => m.GroupId == groupId && m.State == MeetingState.Closed).OrderByDescending(m => m.StartsAt).Take(count)
            .Select(m => new { Meeting = m, Came = db.Seats.Count(s => s.MeetingId == m.Id && s.Came == true) }).ToListAsync(stop)).Select(m => (m.Meeting.LocalStart, m.Came))];

    static Said Answer(Seat? seat) => seat?.Coming switch
    {
        null => Said.Nothing,
        Coming.Yes => Said.Yes,
        Coming.Offered => Said.Offered,
        Coming.No or Coming.Waiting or Coming.Lapsed => Said.No,
        _ => throw new InvalidOperationException(),
    };

    // Whoever walked in without a word has a seat that says yes once they are let in.
    static Attendance Past(List<Seat> seats, int dates)
    {
        var yes = seats.Where(s => s.Coming == Coming.Yes).ToList();
        return new(yes.Count, yes.Count(s => s.Came == true), Math.Max(dates, seats.Count), seats.Count(s => s.Came == true));
    }

    Seat Add(Meeting meeting, Membership member)
    {
        var seat = new Seat { MeetingId = meeting.Id, MembershipId = member.Id, Coming = Coming.No };
        db.Seats.Add(seat);
        return seat;
    }

    // Only a limited date is fought over.
    static void Touch(Meeting meeting)
    {
        if (meeting.Limit is not null) meeting.SeatTurn++;
    }

    /// <summary>Somebody said they hold it: nobody is looked for any more.</summary>
    void Relieve(Meeting meeting)
    {
        if (meeting.StandInCalledAt is null) return;
        (meeting.StandInCalledAt, meeting.StandInForChapter) = (null, false);
        db.Note(new StandInFound(meeting.Id));
    }

    Meeting MustBeAhead(Meeting meeting) => meeting.IsAhead(db.Now) ? meeting
        : throw new Refused(meeting.State == MeetingState.Cancelled ? "This meeting was cancelled." : "This meeting is over.");
}
