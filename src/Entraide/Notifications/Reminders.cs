using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>
/// Reminders of a meeting: once two to five days before, to those who have not answered; the day before; and twenty minutes
/// before, with the way to come. Never to who said no, and never twice for one date.
/// </summary>
public sealed class Reminders(AppDb db, Reaching reaching)
{
    // Hours at which somebody may be written to about something that is not urgent, on their own clock.
    const int FirstHour = 9, LastHour = 19;

    /// <summary>Recurring.</summary>
    public static async Task Send(IServiceProvider services, CancellationToken stop)
    {
        var (db, reminders) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Reminders>());
        var (now, soon) = (db.Now, db.Now.AddDays(5));
        var ids = await db.Meetings.Where(m => m.State != MeetingState.Cancelled && m.State != MeetingState.Closed && m.StartsAt > now && m.StartsAt <= soon
                && db.Groups.Any(g => g.Id == m.GroupId && g.State == GroupState.Open))
            .OrderBy(m => m.StartsAt).Select(m => m.Id).ToListAsync(stop);
        foreach (var id in ids)
        {
            await reminders.Of(id, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    async Task Of(Guid meetingId, CancellationToken stop)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meetingId, stop);
        if (Kind(meeting.StartsAt - db.Now) is not { } kind) return;
        var seats = await db.Seats.AsNoTracking().Where(s => s.MeetingId == meetingId).ToDictionaryAsync(s => s.MembershipId, stop);
        var members = await db.Around(meeting).AsNoTracking().ToListAsync(stop);
        var news = new News(kind, Because(meeting), meeting, meeting.StartsAt);
        var onces = members.ToDictionary(m => m.Id, m => reaching.Once(news, m.Id));
        var told = (await db.Notices.Where(n => n.MeetingId == meetingId && n.Kind == kind).Select(n => n.Once).ToListAsync(stop)).Select(Convert.ToHexString).ToHashSet();
        // Whoever was just told of the new date needs no announcement of it.
        var moved = kind != NoticeKind.Announcement ? [] : await db.Notices.Where(n => n.MeetingId == meetingId && (n.Kind == NoticeKind.Moved || n.Kind == NoticeKind.Rhythm)).Select(n => n.MembershipId).ToListAsync(stop);
        foreach (var member in members.Where(m => !moved.Contains(m.Id) && Concerns(kind, seats.GetValueOrDefault(m.Id)) && !told.Contains(Convert.ToHexString(onces[m.Id]))))
        {
            if (await reaching.Behind(member, stop) is not { } reader) continue;
            if (kind != NoticeKind.Soon && !IsTheHour(kind, meeting, reader.Account.Zone)) continue;
            await reaching.Tell(member, news, stop);
        }
    }

    static NoticeKind? Kind(TimeSpan before) => before.TotalMinutes switch
    {
        <= 20 => NoticeKind.Soon,
        > 4 * 60 and <= 40 * 60 => NoticeKind.DayBefore,
        > 48 * 60 and <= 5 * 24 * 60 => NoticeKind.Announcement,
        _ => null,
    };

    static bool Concerns(NoticeKind kind, Seat? seat) => kind == NoticeKind.Announcement ? seat is null : seat is null or { Coming: Coming.Yes };

    bool IsTheHour(NoticeKind kind, Meeting meeting, string zone)
    {
        var local = WallClock.ToLocal(zone, db.Now);
        return local.Hour is >= FirstHour and < LastHour
            && (kind != NoticeKind.DayBefore || DateOnly.FromDateTime(local).AddDays(1) == DateOnly.FromDateTime(WallClock.ToLocal(zone, meeting.StartsAt)));
    }

    /// <summary>A meeting that moved is announced anew; one that was only touched is not.</summary>
    static string Because(Meeting meeting) => $"{meeting.Id:N} {meeting.StartsAt:O}";
}
