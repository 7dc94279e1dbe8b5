using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

/// <summary>Who comes by telephone, on paper: in the order in which they are spoken to, with boxes to tick.</summary>
public class CallSheetModel(MeetingDoors doors, Seating seating, KeyRing ring) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public IReadOnlyList<(string Alias, bool Listens)> People { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Leader(id);
        People = [.. (await seating.Of(Sitting.Meeting, stop)).Where(s => s.Seat is { Coming: Coming.Yes, How: Formats.Phone })
            .Select(s => (ring.AliasOf(s.Member), s.Seat.Listens)).OrderBy(p => p.Listens).ThenBy(p => p.Item1, StringComparer.CurrentCulture)];
    }
}
