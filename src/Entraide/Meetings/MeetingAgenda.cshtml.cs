using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class MeetingAgendaModel(MeetingDoors doors, AgendaShelf shelf) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Agenda Agenda { get; private set; } = null!;

    /// <summary>As long as it can be changed, for those who can.</summary>
    public CheckInShare? CheckIn { get; private set; }

    public async Task OnGet(Guid id)
    {
        Sitting = await doors.Member(id);
        Agenda = await shelf.For(Sitting);
        if (Sitting.Holds() && Sitting.Meeting.State == MeetingState.Planned) CheckIn = CheckInShare.Of(Agenda, await shelf.MayCome(Sitting.Meeting), AgendaShelf.Length(Sitting.Meeting));
    }
}
