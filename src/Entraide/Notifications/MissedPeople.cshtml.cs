using Entraide.Groups;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Notifications;

/// <summary>Who was away twice in a row without a word.</summary>
public class MissedPeopleModel(MissedDoor door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Circle Circle { get; private set; } = null!;

    public Sheet<MissedPerson> People { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await door.Open(id);
        People = await door.People(Circle, P, stop);
    }
}
