using Entraide.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class GroupAgendaModel(GroupDoors doors, AgendaShelf shelf) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public Agenda? Agenda { get; private set; }

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Member(id);
        Agenda = await shelf.Usual(id);
    }
}
