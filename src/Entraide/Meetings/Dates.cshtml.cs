using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Web;
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
    public Sheet<DateRow> Sheet { get; private set; } = new([], 1, false);

    /// <summary>One line: a date with its meeting when there is one, or a holiday on which the group does not meet.</summary>
    public sealed record DateRow(DateOnly On, Occurrence? Date, Meeting? Meeting, Holiday? Skipped, ClockChange? Clocks);

    public bool MayChange(DateRow row) => Circle.Leads && row.Date?.StartsAt > db.Now && row.Meeting?.HasBegun(db.Now) != true;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        ReadersZone = me.Account!.Zone;
        if (await calendar.Kept(id, stop) is not { } schedule) return;
        Rhythm = schedule.From(DateOnly.FromDateTime(db.Now));
        Sheet = Past ? await Earlier(id, stop) : await Later(id, schedule, stop);
    }

    async Task<Sheet<DateRow>> Later(Guid id, Schedule schedule, CancellationToken stop)
    {
        // A rhythm goes on for ever; nobody looks further than this.
        P = Math.Clamp(P, 1, 1000);
        var today = DateOnly.FromDateTime(db.Now).AddDays(-1);
        var held = await db.Meetings.VisibleTo(me, db).Where(m => m.GroupId == id && m.EndsAt > db.Now && m.State == MeetingState.Closed).Select(m => m.OriginalOn).ToListAsync(stop);
        var wanted = P * PerPage + 1 + held.Count;
        // Where a rhythm ends, dates cancelled after its last one are still to be seen.
        var next = schedule.Next(db.Now, wanted);
        var until = next.Count == wanted ? next[^1].On : RhythmDates.Later(today.AddYears(1), next.Count > 0 ? next[^1].On : today);
        var dates = schedule.Dates(today, until).Where(d => d.EndsAt > db.Now && !held.Contains(d.OriginalOn)).Select(d => new DateRow(d.On, d, null, null, null));
        var skipped = schedule.Skipped(today.AddDays(1), until).Select(s => new DateRow(s.On, null, null, s.Holiday, null));
        var rows = dates.Concat(skipped).OrderBy(r => r.On).ToList();
        var page = rows.Sheet(P, PerPage);
        var names = page.Rows.Where(r => r.Date is not null).Select(r => r.Date!.OriginalOn).ToList();
        var meetings = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.GroupId == id && names.Contains(m.OriginalOn)).ToListAsync(stop);
        return page.Select(r => r with
        {
            Meeting = meetings.SingleOrDefault(m => m.OriginalOn == r.Date?.OriginalOn),
            Clocks = ClockChange.Between(schedule.InForce(r.On).Rhythm.Zone, rows.IndexOf(r) is > 0 and var n ? rows[n - 1].On : today, r.On),
        });
    }

    async Task<Sheet<DateRow>> Earlier(Guid id, CancellationToken stop)
    {
        var meetings = await db.Meetings.VisibleTo(me, db).AsNoTracking().Where(m => m.GroupId == id && (m.EndsAt <= db.Now || m.State == MeetingState.Closed))
            .OrderByDescending(m => m.StartsAt).ThenBy(m => m.Id).Sheet(P, PerPage, stop);
        return meetings.Select(m => new DateRow(DateOnly.FromDateTime(m.LocalStart), m.Occurrence(), m, null, null));
    }
}
