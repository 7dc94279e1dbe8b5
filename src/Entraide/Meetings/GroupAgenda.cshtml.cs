using Entraide.Groups;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class GroupAgendaModel(GroupDoors doors, AgendaShelf shelf) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public Agenda? Agenda { get; private set; }

    /// <summary>What meetings follow until the group chooses.</summary>
    public AgendaTemplate Template => AgendaTemplate.For(Circle.Card);

    /// <summary>For those who can change it.</summary>
    public CheckInShare? CheckIn { get; private set; }

    public async Task OnGet(Guid id)
    {
        Circle = await doors.Member(id);
        Agenda = await shelf.Usual(id);
        if (Circle.Leads && Agenda is not null) CheckIn = CheckInShare.Of(Agenda, await shelf.Members(id), await shelf.UsualLength(id) ?? Agenda.Minutes);
    }
}
