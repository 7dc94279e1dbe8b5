using System.Security.Cryptography;
using System.Text.Json;
using Entraide.Feedback.Statistics;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>Opens, takes, counts and reads pulses; the only code that touches them.</summary>
public sealed class Pulses(AppDb db, Reads reads, KeyRing ring)
{
    /// <summary>Between two results of one group there are at least this many days.</summary>
    public const int DaysBetween = 28;
    static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    public Task<Pulse?> Of(Guid meetingId, CancellationToken stop = default) =>
        db.Pulses.AsNoTracking().SingleOrDefaultAsync(p => p.MeetingId == meetingId, stop);

    /// <summary>The last one whose end the circle may see, if it showed something.</summary>
    public Task<Pulse?> LastShown(Guid groupId, CancellationToken stop) => reads.One<Pulse>(
        """WHERE "GroupId" = @group AND "State" = 'Counted' AND "ReleaseAt" <= @now ORDER BY "ReleaseAt" DESC LIMIT 1""", stop, ("group", groupId), ("now", db.Now));

    /// <summary>
    /// For those who came and do not lead the group. Who held the meeting is asked apart, in the debrief: from a result they
    /// took part in they could subtract their own answer. The list is made once; coming or leaving later changes nothing.
    /// </summary>
    public async Task Open(Meeting meeting, CancellationToken stop)
    {
        if (await db.Pulses.AnyAsync(p => p.MeetingId == meeting.Id, stop)) return;
        var invited = await Invited(meeting, stop);
        var closes = Quarter(meeting.ClosedAt ?? meeting.EndsAt) + Lasts;
        var pulse = new Pulse
        {
            MeetingId = meeting.Id,
            GroupId = meeting.GroupId,
            ClosesAt = closes,
            ReleaseAt = NextEight(meeting.Zone, closes),
            WordsAt = NextEight(meeting.Zone, closes + Lasts),
        };
        pulse.State = invited.Count < Tally.Fewest ? PulseState.TooFewPeople
            : await IsTooSoon(pulse, meeting.Zone, stop) ? PulseState.TooSoon : PulseState.Open;
        if (pulse.State == PulseState.Open)
        {
            pulse.KeyId = await ring.Make(stop);
            (pulse.Tickets, pulse.Urn) = Urn.Empty(invited).Close(ring, pulse.KeyId.Value, pulse);
        }
        db.Pulses.Add(pulse);
    }

    /// <summary>Takes a sheet, at once and by itself: two people answering in the same second both succeed. False once closed.</summary>
    public async Task<bool> Take(Guid pulseId, Guid member, Sheet sheet, CancellationToken stop)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            var pulse = await db.Pulses.AsNoTracking().SingleAsync(p => p.Id == pulseId, stop);
            if (!pulse.TakesAnswers(db.Now)) return false;
            var urn = Urn.Open(ring, pulse);
            if (!urn.Take(member, sheet)) return true;
            var (tickets, sheets) = urn.Close(ring, pulse.KeyId!.Value, pulse);
            var (before, after) = (pulse.Turn, Guid.NewGuid());
            if (await db.Pulses.Where(p => p.Id == pulseId && p.Turn == before && p.State == PulseState.Open)
                .ExecuteUpdateAsync(u => u.SetProperty(p => p.Tickets, tickets).SetProperty(p => p.Urn, sheets).SetProperty(p => p.Turn, after), stop) == 1) return true;
        }
        return false;
    }

    public bool Invites(Pulse pulse, Guid member) => Urn.Open(ring, pulse).Invites(member);

    public bool HasAnswered(Pulse pulse, Guid member) => Urn.Open(ring, pulse).HasAnswered(member);

    public IReadOnlyList<ItemShown> Result(Pulse pulse) =>
        ring.OpenOrNull(pulse.Place("Result"), pulse.Result) is { } json ? JsonSerializer.Deserialize<List<ItemShown>>(json)! : [];

    public IReadOnlyList<string> Words(Pulse pulse) =>
        ring.OpenOrNull(pulse.Place("Words"), pulse.Words) is { } json ? JsonSerializer.Deserialize<List<string>>(json)! : [];

    /// <summary>Counts what is closed; tickets and sheets go, then their key.</summary>
    public static async Task CountAll(IServiceProvider services, CancellationToken stop)
    {
        var (db, ring) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<KeyRing>());
        var now = db.Now;
        foreach (var pulse in await db.Pulses.Where(p => p.State == PulseState.Open && p.ClosesAt <= now).ToListAsync(stop))
        {
            await Count(db, ring, pulse, stop);
            await db.SaveChangesAsync(stop);
        }
        foreach (var pulse in await db.Pulses.Where(p => p.KeyId != null && p.State != PulseState.Open).ToListAsync(stop))
        {
            await ring.Destroy(pulse.KeyId!.Value, stop);
            pulse.KeyId = null;
        }
    }

    static async Task Count(AppDb db, KeyRing ring, Pulse pulse, CancellationToken stop)
    {
        var key = await db.Groups.Where(g => g.Id == pulse.GroupId).Select(g => g.KeyId).SingleAsync(stop);
        List<Sheet> sheets = [.. Urn.Open(ring, pulse).Sheets];
        var shown = Tally.Of([.. sheets.Select(s => s.Scores)]);
        if (shown is not null)
        {
            var (yes, no) = Tally.Part([.. sheets.Select(s => s.Scores)]);
            pulse.Result = ring.Seal(key, pulse.Place("Result"), JsonSerializer.Serialize(shown));
            pulse.Pooled = ring.Seal(key, pulse.Place("Pooled"), JsonSerializer.Serialize(new Part(yes, no)));
        }
        string[] words = [.. sheets.Select(s => s.Words).Where(w => w.Length > 0)];
        RandomNumberGenerator.Shuffle<string>(words);
        if (words.Length >= Tally.Fewest) pulse.Words = ring.Seal(key, pulse.Place("Words"), JsonSerializer.Serialize(words));
        (pulse.State, pulse.Tickets, pulse.Urn, pulse.Turn) = (shown is null ? PulseState.TooFewSheets : PulseState.Counted, null, null, Guid.NewGuid());
    }

    async Task<List<Guid>> Invited(Meeting meeting, CancellationToken stop)
    {
        var came = db.Seats.Where(s => s.MeetingId == meeting.Id && s.Came == true).Select(s => s.MembershipId);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.GroupId == meeting.GroupId && m.State == MembershipState.Member && came.Contains(m.Id)).ToListAsync(stop);
        return [.. members.Where(m => !m.Leads).Select(m => m.Id)];
    }

    async Task<bool> IsTooSoon(Pulse pulse, string zone, CancellationToken stop)
    {
        var last = await db.Pulses.AsNoTracking().Where(p => p.GroupId == pulse.GroupId && (p.State == PulseState.Open || p.State == PulseState.Counted))
            .OrderByDescending(p => p.ReleaseAt).FirstOrDefaultAsync(stop);
        return last is not null && Day(zone, pulse.ReleaseAt).DayNumber - Day(zone, last.ReleaseAt).DayNumber < DaysBetween;
    }

    static DateOnly Day(string zone, DateTime at) => DateOnly.FromDateTime(WallClock.ToLocal(zone, at));

    static DateTime NextEight(string zone, DateTime after)
    {
        var eight = WallClock.ToUtc(zone, Day(zone, after), new(8, 0));
        return eight > after ? eight : WallClock.ToUtc(zone, Day(zone, after).AddDays(1), new(8, 0));
    }

    static DateTime Quarter(DateTime at) => Platform.Work.Noting.ToQuarterHour(at);
}

/// <summary>What one group adds to a total, blurred.</summary>
public sealed record Part(int Yes, int No);

/// <summary>A meeting that closes opens its pulse.</summary>
public sealed class OpenPulse(AppDb db, Pulses pulses) : Platform.Work.IReactTo<MeetingClosed>
{
    public async Task React(MeetingClosed happening, Guid happeningId, CancellationToken stop)
    {
        if (await db.Meetings.SingleOrDefaultAsync(m => m.Id == happening.MeetingId, stop) is { State: MeetingState.Closed } meeting)
            await pulses.Open(meeting, stop);
    }
}
