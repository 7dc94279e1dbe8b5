using System.Globalization;
using System.Security.Cryptography;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The day of a meeting: the only code that opens one, lets people in, moves it from step to step and closes it.</summary>
public sealed class Holding(AppDb db, Me me, KeyRing ring, AgendaShelf shelf, Readiness readiness)
{
    public static readonly TimeSpan OpensBefore = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan ClosesItselfAfter = TimeSpan.FromHours(4);

    public const string Waiting = "The group waits for what is missing before it meets. Its page says what.";

    /// <summary>From this many people on, a second facilitator must be present.</summary>
    public const int NeedsTwo = 13;

    public Task<List<MeetingFact>> Facts(Meeting meeting) => db.MeetingFacts.AsNoTracking().Where(f => f.MeetingId == meeting.Id).OrderBy(f => f.Turn).ToListAsync();

    public Task<List<Seat>> Seats(Meeting meeting) => db.Seats.Where(s => s.MeetingId == meeting.Id).ToListAsync();

    public async Task<Day> DayOf(Sitting sitting) => new(await shelf.For(sitting), await Facts(sitting.Meeting), db.Now);

    /// <summary>Training that is in force today, of whoever is asking.</summary>
    public Task<bool> IsTrained() => db.IsTrained(me.AccountId);

    /// <summary>Something is missing before the group may meet.</summary>
    public async Task<bool> Waits(Sitting sitting) => sitting.Circle.Group.State == GroupState.Forming && (await readiness.Of(sitting.Circle)).Count > 0;

    public bool IsTime(Meeting meeting) => db.Now >= meeting.StartsAt - OpensBefore && db.Now < meeting.EndsAt + ClosesItselfAfter;

    /// <summary>From when it can be opened; UTC, and null once that moment has come.</summary>
    public DateTime? OpensAt(Meeting meeting) => meeting.StartsAt - OpensBefore is var at && at > db.Now ? at : null;

    public async Task Open(Sitting sitting)
    {
        var meeting = sitting.Meeting;
        if (meeting.State != MeetingState.Planned) throw new Refused("This meeting is not waiting to be opened.");
        if (!IsTime(meeting)) throw new Refused("A meeting can be opened from half an hour before its hour.");
        if (!await IsTrained() && meeting.Override is null)
            throw new Refused("You hold no current credential today, so you cannot open this meeting. Another facilitator can; or a coordinator can let you, and writes down why.");
        if (await Waits(sitting)) throw new Refused(Waiting);
        sitting.Circle.Group.State = GroupState.Open;
        ring.SealAgenda(meeting, sitting.Circle.Group.KeyId, await shelf.For(sitting));
        meeting.RoomCode = ring.Seal(sitting.Circle.Group.KeyId, meeting.Place("RoomCode"), RandomNumberGenerator.GetInt32(10_000).ToString("D4", CultureInfo.InvariantCulture));
        (meeting.State, meeting.OpenedAt, meeting.Step, meeting.StepBeganAt) = (MeetingState.Open, db.Now, 0, db.Now);
        var turn = await Turn(meeting);
        Fact(meeting, turn, FactKind.Opened);
        Fact(meeting, turn + 1, FactKind.StepBegan, step: 0);
        var mine = await SeatOf(meeting, sitting.Mine.Id) ?? Take(meeting, sitting.Mine.Id, Any(sitting.Circle.Card.Formats));
        (mine.Came, mine.Coming) = (true, Coming.Yes);
        Fact(meeting, turn + 2, FactKind.Arrived, mine.Id);
        db.Note(new MeetingOpened(meeting.Id));
    }

    public string CodeOf(Meeting meeting) => ring.OpenOrNull(meeting.Place("RoomCode"), meeting.RoomCode) ?? "";

    /// <summary>Somebody of the group is here; whoever was not expected gets a seat.</summary>
    public async Task LetIn(Sitting sitting, Guid membershipId, Formats? how)
    {
        var meeting = MustBeOpen(sitting.Meeting);
        var member = await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId && m.GroupId == meeting.GroupId && m.State == MembershipState.Member).OrNotFound();
        var seat = await SeatOf(meeting, membershipId);
        if (seat is { Came: true }) return;
        if (!member.Holds()) await MustHaveTwo(meeting);
        seat ??= Take(meeting, membershipId, how ?? Any(sitting.Circle.Card.Formats));
        if (how is { } chosen) seat.How = chosen;
        (seat.Came, seat.Coming) = (true, Coming.Yes);
        Fact(meeting, await Turn(meeting), FactKind.Arrived, seat.Id);
    }

    /// <summary>Ticked by mistake.</summary>
    public async Task TakeBack(Sitting sitting, Guid membershipId)
    {
        var meeting = MustBeOpen(sitting.Meeting);
        if (await SeatOf(meeting, membershipId) is not { Came: true } seat) return;
        if ((await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == membershipId)).Holds()) await MustHaveTwo(meeting, without: membershipId);
        seat.Came = null;
        Fact(meeting, await Turn(meeting), FactKind.TakenBack, seat.Id);
    }

    /// <param name="seen">The step the presser saw: somebody else may have pressed meanwhile.</param>
    public async Task Go(Sitting sitting, int seen, int to)
    {
        var meeting = MustBeOpen(sitting.Meeting);
        if (meeting.Step != seen) throw new Refused("The meeting is already at another step. Look at where it is now.");
        if (to < 0 || to >= (await shelf.For(sitting)).Steps.Count) throw new Refused("There is no step further on. Close the meeting when it ends.");
        (meeting.Step, meeting.StepBeganAt) = (to, db.Now);
        Fact(meeting, await Turn(meeting), FactKind.StepBegan, step: to);
    }

    /// <summary>More minutes for the present step, agreed by the group.</summary>
    public async Task Extend(Sitting sitting, int minutes, bool fromClosing)
    {
        var meeting = MustBeOpen(sitting.Meeting);
        if (minutes is < 1 or > 30) throw new Refused("Between 1 and 30 minutes can be added.");
        var agenda = await shelf.For(sitting);
        var left = new Day(agenda, await Facts(meeting), db.Now).LeftOf(meeting.Step);
        var end = db.Now + (left > TimeSpan.Zero ? left : TimeSpan.Zero) + TimeSpan.FromMinutes(minutes);
        var isClosing = meeting.Step == agenda.Steps.Count - 1;
        if (!fromClosing && !isClosing && end > meeting.EndsAt - TimeSpan.FromMinutes(agenda.Steps[^1].Minutes))
            throw new Refused("That would eat the closing, which is protected. Ask the group: if it agrees to a shorter closing, tick it.");
        Fact(meeting, await Turn(meeting), FactKind.Extended, step: meeting.Step, number: minutes);
    }

    /// <summary>Consent by a show of hands: a number, never names.</summary>
    public async Task CountHands(Sitting sitting, int hands)
    {
        var meeting = MustBeOpen(sitting.Meeting);
        var present = await db.Seats.CountAsync(s => s.MeetingId == meeting.Id && s.Came == true);
        if (hands < 0 || hands > present) throw new Refused("There cannot be more who agree than people who are here: {present}.", ("present", present)) { Field = nameof(HandsModel.Hands) };
        Fact(meeting, await Turn(meeting), FactKind.HandsRaised, number: hands);
    }

    /// <summary>What the clock of its place shows, now or after so long.</summary>
    public TimeOnly Clock(Meeting meeting, TimeSpan later = default) => TimeOnly.FromDateTime(WallClock.ToLocal(meeting.Zone, db.Now + later));

    /// <summary>Steps are left and so is time: two taps by mistake must not cost an evening.</summary>
    public bool IsEarly(Meeting meeting, Day day) => meeting.State == MeetingState.Open && db.Now < meeting.EndsAt && day.Current < day.Steps.Count - 1;

    /// <param name="sure">That it ends before its time is meant.</param>
    public async Task Close(Meeting meeting, Day day, bool sure)
    {
        MustBeOpen(meeting);
        if (IsEarly(meeting, day) && !sure) throw new Refused("Tick « Yes, close it before its end » if that is what the group wants.") { Field = nameof(CloseModel.Sure) };
        foreach (var seat in await db.Seats.Where(s => s.MeetingId == meeting.Id && s.Coming == Coming.Yes && s.Came == null).ToListAsync()) seat.Came = false;
        await End(meeting, FactKind.Closed, db.Now);
    }

    /// <summary>Recurring: what nobody closed. Who was absent is not known then, and not guessed.</summary>
    public static async Task CloseForgotten(IServiceProvider services, CancellationToken stop)
    {
        var (db, holding) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Holding>());
        var before = db.Now - ClosesItselfAfter;
        foreach (var meeting in await db.Meetings.Where(m => m.State == MeetingState.Open && m.EndsAt < before).ToListAsync(stop))
        {
            await holding.End(meeting, FactKind.ClosedByItself, meeting.StepBeganAt > meeting.EndsAt ? meeting.StepBeganAt.Value : meeting.EndsAt);
            await db.SaveChangesAsync(stop);
        }
    }

    async Task End(Meeting meeting, FactKind how, DateTime at)
    {
        (meeting.State, meeting.ClosedAt, meeting.RoomCode) = (MeetingState.Closed, at, null);
        Fact(meeting, await Turn(meeting), how, at: at);
        db.Note(new MeetingClosed(meeting.Id));
    }

    async Task MustHaveTwo(Meeting meeting, Guid? without = null)
    {
        var present = await (from s in db.Seats
                             join m in db.Memberships on s.MembershipId equals m.Id
                             where s.MeetingId == meeting.Id && s.Came == true
                             select m).ToListAsync();
        var after = present.Count + (without is null ? 1 : -1);
        if (after >= NeedsTwo && present.Count(m => m.Holds() && m.Id != without) < 2)
            throw new Refused("With {n} people a second facilitator must be present: one person cannot see and hear everybody. Let the second facilitator in first, or make two circles.", ("n", NeedsTwo));
    }

    static Meeting MustBeOpen(Meeting meeting) =>
        meeting.State == MeetingState.Open ? meeting : throw new Refused("This meeting is not open.");

    Task<Seat?> SeatOf(Meeting meeting, Guid membershipId) => db.Seats.SingleOrDefaultAsync(s => s.MeetingId == meeting.Id && s.MembershipId == membershipId);

    Seat Take(Meeting meeting, Guid membershipId, Formats how)
    {
        var seat = new Seat { MeetingId = meeting.Id, MembershipId = membershipId, How = how };
        db.Seats.Add(seat);
        return seat;
    }

    static Formats Any(Formats formats) => GroupWords.Ways.FirstOrDefault(w => formats.HasFlag(w), Formats.Room);

    async Task<int> Turn(Meeting meeting) => (await db.MeetingFacts.Where(f => f.MeetingId == meeting.Id).MaxAsync(f => (int?)f.Turn) ?? 0) + 1;

    void Fact(Meeting meeting, int turn, FactKind kind, Guid? seat = null, int? step = null, int? number = null, DateTime? at = null) =>
        db.MeetingFacts.Add(new() { MeetingId = meeting.Id, Turn = turn, Kind = kind, SeatId = seat, Step = step, Number = number, At = at ?? (seat is null ? db.Now : db.Now.ToQuarterHour()) });
}
