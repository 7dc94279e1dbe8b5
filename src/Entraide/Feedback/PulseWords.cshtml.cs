using Entraide.Meetings;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Feedback;

/// <summary>What people wrote, in any order, apart from the figures.</summary>
public class PulseWordsModel(AppDb db, MeetingDoors doors, Pulses pulses) : PageModel
{
    public Pulse Pulse { get; private set; } = null!;
    public IReadOnlyList<string> Words { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await doors.Member(id);
        Pulse = await pulses.Of(id, stop).OrNotFound();
        if (db.Now < Pulse.WordsAt || Pulse.Words is null) throw new NotFound();
        Words = pulses.Words(Pulse);
    }
}
