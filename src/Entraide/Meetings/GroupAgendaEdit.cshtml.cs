using Entraide.Groups;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class GroupAgendaEditModel(GroupDoors doors, AgendaShelf shelf, T words) : PageModel, IEditsAgenda
{
    [BindProperty] public AgendaForm Form { get; set; } = new();
    public Circle Circle { get; private set; } = null!;
    public int? Length { get; private set; }
    public int People { get; private set; }
    public string Back => $"/groups/{Circle.Group.Id}/agenda";

    public async Task OnGet(Guid id, string? from)
    {
        await Find(id);
        var agenda = AgendaTemplate.Of(from)?.As(Circle.Card) ?? await shelf.Usual(id) ?? AgendaTemplate.For(Circle.Card).As(Circle.Card);
        Form = AgendaForm.Of(agenda);
    }

    public async Task<IActionResult> OnPost(Guid id, string? act)
    {
        await Find(id);
        if (act != "save") return this.Pressed(Form, act);
        Form.Check(ModelState, words);
        if (!ModelState.IsValid) return Page();
        await shelf.KeepUsual(Circle.Group, Form.Agenda());
        TempData["Done"] = words["The agenda is kept."];
        return Redirect(Back);
    }

    async Task Find(Guid id)
    {
        Circle = await doors.Leader(id);
        Length = await shelf.UsualLength(id);
        People = await shelf.Members(id);
    }
}

static class AgendaPresses
{
    /// <summary>Shows the editor again as the press left it; what could not be kept yet is not complained about.</summary>
    public static PageResult Pressed(this PageModel page, AgendaForm form, string? act)
    {
        // A step dragged elsewhere keeps its index; where it stands now is the order in which the indexes came.
        var order = page.Request.Form["Form.Steps.index"].ToList();
        var parts = (act ?? "").Split(':');
        form.Press(parts.Length == 2 ? $"{parts[0]}:{order.IndexOf(parts[1])}" : parts[0]);
        page.ModelState.Clear();
        return page.Page();
    }
}
