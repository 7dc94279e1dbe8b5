using Entraide.Feedback.Statistics;
using Entraide.Meetings;
using Entraide.Platform.Time;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Feedback;

/// <summary>What came out of a pulse, for the whole circle at once.</summary>
public class PulseResultModel(AppDb db, MeetingDoors doors, Pulses pulses, T words) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Pulse Pulse { get; private set; } = null!;
    public IReadOnlyList<ItemShown> Items { get; private set; } = [];
    public bool IsReleased => Pulse.IsReleased(db.Now);

    /// <summary>True once what people wrote may be read by the circle.</summary>
    public bool HasWords => Pulse.Words is not null && db.Now >= Pulse.WordsAt;

    public string Local(DateTime at) => words.Moment(WallClock.ToLocal(Sitting.Meeting.Zone, at));

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Member(id);
        Pulse = await pulses.Of(id, stop).OrNotFound();
        if (Pulse.State is PulseState.TooFewPeople or PulseState.TooSoon) throw new NotFound();
        if (IsReleased) Items = pulses.Result(Pulse);
    }
}
