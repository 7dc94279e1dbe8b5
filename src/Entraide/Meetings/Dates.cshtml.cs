using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The dates of a group: those to come out of its rhythm, those that were out of its meetings.</summary>
public class DatesModel(AppDb db, GroupDoors doors, Calendar calendar, Me me) : PageModel
{
    public const int PerPage = 12;

    [BindProperty(SupportsGet = true)] public bool Past { get; set; }
    [BindProperty(SupportsGet = true)] public int P { get; set; } = 1;

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<Segment> Rhythm { get; private set; } = [];
    public string ReadersZone { get; private set; } = "";
    public IReadOnlyList<DateRow> Dates { get; private set; } = [];
    public bool More { get; private set; }

    /// <summary>One line: a date with its meeting when there is one, or a holiday on which the group does not meet.</summary>
    public sealed record DateRow(DateOnly On, Occurrence? Date, Meeting? Meeting, Holiday? Skipped, ClockChange? Clocks);

    public bool MayChange(DateRow row) => Circle.Leads && row.Date?.StartsAt > db.Now && row.Meeting?.HasBegun(db.Now) != true;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        ReadersZone = me.Account!.Zone;
        P = Math.Clamp(P, 1, 1000);
        if (await calendar.Kept(id, stop) is not { } schedule) return;
        Rhythm = schedule.From(DateOnly.FromDateTime(db.Now));
        var rows = Past ? await Earlier(id, stop) : await Later(id, schedule, stop);
        More = rows.Count > PerPage;
        Dates = [.. rows.Take(PerPage)];
    }

    async Task<List<DateRow>> Later(Guid id, Schedule schedule, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(db.Now).AddDays(-1);
        var ahead = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.GroupId == id && m.EndsAt > db.Now && m.State != MeetingState.Cancelled).ToListAsync(stop);
        var kept = ahead.FindAll(m => m.KeepsItsHour(schedule.Date(m.OriginalOn)));
        var apart = ahead.Where(m => m.State == MeetingState.Closed || kept.Contains(m)).Select(m => m.OriginalOn).ToHashSet();
        var wanted = P * PerPage + 1 + apart.Count;
        // Where a rhythm ends, dates cancelled after its last one are still to be seen.
        var next = schedule.Next(db.Now, wanted);
        var until = next.Count == wanted ? next[^1].On : RhythmDates.Later(today.AddYears(1), next.Count > 0 ? next[^1].On : today);
        var dates = schedule.Dates(today, until).Where(d => d.EndsAt > db.Now && !apart.Contains(d.OriginalOn)).Concat(kept.Select(m => m.Occurrence())).Select(d => new DateRow(d.On, d, null, null, null));
        var skipped = schedule.Skipped(today.AddDays(1), until).Select(s => new DateRow(s.On, null, null, s.Holiday, null));
        var page = dates.Concat(skipped).OrderBy(r => r.On).Skip((P - 1) * PerPage).Take(PerPage + 1).ToList();
        var names = page.Where(r => r.Date is not null).Select(r => r.Date!.OriginalOn).ToList();
        var meetings = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.GroupId == id && names.Contains(m.OriginalOn)).ToListAsync(stop);
        return [.. page.Select((r, n) => r with
        {
            Meeting = meetings.SingleOrDefault(m => m.OriginalOn == r.Date?.OriginalOn),
            Clocks = n == 0 && P > 1 ? null : ClockChange.Between(schedule.InForce(r.On).Rhythm.Zone, n == 0 ? today : page[n - 1].On, r.On),
        })];
    }

    async Task<List<DateRow>> Earlier(Guid id, CancellationToken stop)
    {
        var meetings = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.GroupId == id && (m.EndsAt <= db.Now || m.State == MeetingState.Closed))
            .OrderByDescending(m => m.StartsAt).Skip((P - 1) * PerPage).Take(PerPage + 1).ToListAsync(stop);
        return [.. meetings.Select(m => new DateRow(DateOnly.FromDateTime(m.LocalStart), m.Occurrence(), m, null, null))];
    }
}
