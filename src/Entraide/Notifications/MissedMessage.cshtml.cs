using System.ComponentModel.DataAnnotations;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Notifications;

/// <summary>A few words to somebody who was away, sent by a human and by nobody else.</summary>
public class MissedMessageModel(AppDb db, MissedDoor door, Reaching reaching, KeyRing ring, T words) : PageModel
{
    const int Longest = 2000;
    static readonly TimeSpan Useful = TimeSpan.FromDays(14);

    [BindProperty, StringLength(Longest)]
    public string? Text { get; set; }

    public Circle Circle { get; private set; } = null!;

    public MissedPerson Person { get; private set; } = null!;

    public async Task OnGet(Guid id, Guid draft, CancellationToken stop)
    {
        await Find(id, draft, stop);
        Text = await door.Draft(Circle, Person, stop);
    }

    public async Task<IActionResult> OnPost(Guid id, Guid draft, CancellationToken stop)
    {
        await Find(id, draft, stop);
        if (string.IsNullOrWhiteSpace(Text)) throw new Refused("There is no message yet. Write a few words, or leave it.");
        if (Text.Length > Longest) throw new Refused("This message is too long. A few lines are enough.");
        Person.Draft.State = MissedState.Sent;
        if (await reaching.Tell(Person.Member, new(NoticeKind.Missed, draft.ToString("N"), null, db.Now + Useful), stop) is { } notice)
        {
            notice.Words = ring.Seal(Person.Member.KeyId, notice.Place("Words"), Text.Trim());
            notice.FromMembershipId = Circle.Mine!.Id;
        }
        TempData["Done"] = words["Your message waits for {alias}.", ("alias", Person.Alias)];
        return Redirect($"/groups/{id}/missed");
    }

    async Task Find(Guid id, Guid draft, CancellationToken stop)
    {
        Circle = await door.Open(id);
        Person = await door.Person(Circle, draft, stop);
    }
}
