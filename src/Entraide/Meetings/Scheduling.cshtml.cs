using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The rhythm of a group: said in words, looked at as its next dates, then kept.</summary>
public class SchedulingModel(AppDb db, GroupDoors doors, Calendar calendar, Readiness readiness, KeyRing ring) : PageModel
{
    const int Shown = 6;

    [BindProperty(SupportsGet = true)] public RhythmForm Form { get; set; } = new();
    [BindProperty(SupportsGet = true)] public bool Preview { get; set; }

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<Missing> Missing { get; private set; } = [];
    public bool MayMeet => Missing.Count == 0;
    public IReadOnlyList<Segment> Rules { get; private set; } = [];
    public Rhythm? Current => Rules.Count > 0 ? Rules[0].Rhythm : null;
    public Rhythm? Looked { get; private set; }
    public IReadOnlyList<Occurrence> Next { get; private set; } = [];
    public IReadOnlyList<(DateOnly On, Holiday Holiday)> Skipped { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        var today = DateOnly.FromDateTime(db.Now);
        if (Preview) Look(Read());
        else if (Current is not null) Form = await AsItStands(id, today, stop);
        else Form = RhythmForm.Of(Circle.Card.Wished() ?? RhythmForm.Usual(await db.Organisations.AsNoTracking().FirstOrDefaultAsync(stop), today), today);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!MayMeet) throw new Refused("A first meeting cannot be set yet. This page says what is missing.");
        var rhythm = Read();
        Look(rhythm);
        if (rhythm.StartsOn < DateOnly.FromDateTime(db.Now).AddDays(-1)) throw new Refused("The first day is already over. Please choose another.");
        await calendar.Follow(id, rhythm.StartsOn, rhythm);
        if (Circle.Group.State == GroupState.Forming) Circle.Group.State = GroupState.Open;
        if (Circle.Card.Rhythm.Length > 0) ring.SealCard(Circle.Group, Circle.Card with { Rhythm = "" });
        db.Note(new ScheduleChanged(id));
        await calendar.AlignAnew(id, Circle.Mine?.Id, stop);
        return Redirect($"/groups/{id}/dates");
    }

    // From the next date on: a group that meets every two weeks and changes its hour keeps its weeks.
    async Task<RhythmForm> AsItStands(Guid id, DateOnly today, CancellationToken stop)
    {
        var schedule = (await calendar.Of(id, stop))!;
        var on = schedule.Next(db.Now, 1) is [var next] && next.OriginalOn > today ? next.OriginalOn : today;
        return RhythmForm.Of(schedule.InForce(on).Rhythm, on);
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Rules = (await calendar.Of(id, stop))?.From(DateOnly.FromDateTime(db.Now)) ?? [];
        Missing = Current is null || Circle.Group.State == GroupState.Forming ? await readiness.Of(Circle, stop) : [];
    }

    Rhythm Read() => ModelState.IsValid ? Form.Read() : throw new Refused("A day, an hour or a number could not be read. Please look at them again.");

    void Look(Rhythm rhythm)
    {
        Looked = rhythm;
        var schedule = new Schedule(rhythm);
        Next = schedule.Next(db.Now, Shown);
        if (Next.Count > 0) Skipped = [.. schedule.Skipped(rhythm.StartsOn, Next[^1].On)];
    }
}
