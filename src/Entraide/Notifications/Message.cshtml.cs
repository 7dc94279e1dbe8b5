using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Notifications;

/// <summary>What somebody of a group wrote to the person on the page.</summary>
public class MessageModel(Awaiting awaiting) : PageModel
{
    public Awaited Message { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop) => Message = await awaiting.Message(id, stop);
}
