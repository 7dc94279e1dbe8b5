using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>The five questions, for those who were there.</summary>
public class PulseModel(AppDb db, MeetingDoors doors, Pulses pulses, KeyRing ring, T words) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Pulse? Pulse { get; private set; }
    public bool IsInvited { get; private set; }
    public bool HasAnswered { get; private set; }
    public bool Reworded { get; private set; }

    [BindProperty, Range(0, 10)] public int? Heard { get; set; }
    [BindProperty, Range(0, 10)] public int? Spoke { get; set; }
    [BindProperty, Range(0, 10)] public int? Safe { get; set; }
    [BindProperty, Range(0, 10)] public int? Mattered { get; set; }
    [BindProperty, Range(0, 10)] public int? Suited { get; set; }
    [BindProperty, StringLength(Sheet.LongestWords)] public string? Words { get; set; }
    [BindProperty] public bool Reword { get; set; }

    public bool IsOpen => Pulse?.TakesAnswers(db.Now) == true;

    public IEnumerable<(string Name, string Sentence, int? Score)> Questions =>
        new (string, int?)[] { (nameof(Heard), Heard), (nameof(Spoke), Spoke), (nameof(Safe), Safe), (nameof(Mattered), Mattered), (nameof(Suited), Suited) }
            .Zip(words.Questionnaire(), (asked, sentence) => (asked.Item1, sentence, asked.Item2));

    public string Local(DateTime at) => words.Moment(WallClock.ToLocal(Sitting.Meeting.Zone, at));

    public Task OnGet(Guid id, CancellationToken stop) => Load(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Load(id, stop);
        if (Pulse is not null && !IsOpen) throw new Refused("This session pulse is closed. What you think can still be said at the next meeting.");
        if (!IsInvited) throw new NotFound();
        if (!ModelState.IsValid) return Page();
        if (Reword) return await WithoutNames(stop);
        var sheet = new Sheet([Heard, Spoke, Safe, Mattered, Suited], Words?.Trim() ?? "");
        if (sheet.SaysNothing) throw new Refused("Nothing is filled in. Answer one question at least, or leave this page: nobody is told.");
        if (!await pulses.Take(Pulse!.Id, Sitting.Mine.Id, sheet, stop))
            throw new Refused("This session pulse is closed. What you think can still be said at the next meeting.");
        // Not a plain redirect: a form that was acted on is remembered with its time, and this one must leave no trace.
        return RedirectToPage("/Feedback/Pulse", new { id });
    }

    async Task Load(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Member(id);
        if (Sitting.Meeting.State != MeetingState.Closed) throw new NotFound();
        Pulse = await pulses.Of(id, stop);
        if (!IsOpen) return;
        IsInvited = pulses.Invites(Pulse!, Sitting.Mine.Id);
        HasAnswered = pulses.HasAnswered(Pulse!, Sitting.Mine.Id);
    }

    async Task<PageResult> WithoutNames(CancellationToken stop)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.GroupId == Sitting.Meeting.GroupId).ToListAsync(stop);
        Words = Rewording.Of(Words ?? "", members.Select(ring.AliasOf), words["somebody"]);
        ModelState.Remove(nameof(Words));
        Reworded = true;
        return Page();
    }
}
