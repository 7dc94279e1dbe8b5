using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class MeetingAgendaEditModel(MeetingDoors doors, AgendaShelf shelf, KeyRing ring, T words) : PageModel, IEditsAgenda
{
    [BindProperty] public AgendaForm Form { get; set; } = new();
    public Sitting Sitting { get; private set; } = null!;
    public int? Length => AgendaShelf.Length(Sitting.Meeting);
    public int People { get; private set; }
    public string Back => $"/meetings/{Sitting.Meeting.Id}/agenda";

    public async Task OnGet(Guid id, string? from)
    {
        await Find(id);
        Form = AgendaForm.Of(AgendaTemplate.Of(from)?.As(Sitting.Circle.Card) ?? await shelf.For(Sitting));
    }

    public async Task<IActionResult> OnPost(Guid id, string? act)
    {
        await Find(id);
        if (act != "save") return this.Pressed(Form, act);
        Form.Check(ModelState, words);
        if (!ModelState.IsValid) return Page();
        if (Sitting.Meeting.State is MeetingState.Open or MeetingState.Closed)
            throw new Refused("This meeting has begun: its agenda is what it was when it opened.");
        ring.SealAgenda(Sitting.Meeting, Sitting.Circle.Group.KeyId, Form.Agenda());
        TempData["Done"] = words["The agenda is kept."];
        return Redirect(Back);
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Leader(id);
        People = await shelf.MayCome(Sitting.Meeting);
    }
}
