using Entraide.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Notifications;

/// <summary>Nothing is written, and nobody is told.</summary>
public class MissedLeaveModel(MissedDoor door) : PageModel
{
    public Circle Circle { get; private set; } = null!;

    public MissedPerson Person { get; private set; } = null!;

    public Task OnGet(Guid id, Guid draft, CancellationToken stop) => Find(id, draft, stop);

    public async Task<IActionResult> OnPost(Guid id, Guid draft, CancellationToken stop)
    {
        await Find(id, draft, stop);
        Person.Draft.State = MissedState.Dismissed;
        return Redirect($"/groups/{id}/missed");
    }

    async Task Find(Guid id, Guid draft, CancellationToken stop)
    {
        Circle = await door.Open(id);
        Person = await door.Person(Circle, draft, stop);
    }
}
