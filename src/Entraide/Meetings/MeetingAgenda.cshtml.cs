using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class MeetingAgendaModel(MeetingDoors doors, AgendaShelf shelf) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Agenda Agenda { get; private set; } = null!;

    public async Task OnGet(Guid id)
    {
        Sitting = await doors.Member(id);
        Agenda = await shelf.For(Sitting);
    }
}
