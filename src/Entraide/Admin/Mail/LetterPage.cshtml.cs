using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Admin.Mail;

/// <summary>One letter, and another try.</summary>
public class LetterPageModel(AppDb db, AdminDoors doors, AddressSeal seal, T words) : PageModel
{
    public Letter Letter { get; private set; } = null!;

    public LetterState State => Letter.State(db.Now);

    public string Masked => Masks.Address(seal.Open(Letter.To));

    public string Said => LetterWords.Of(State, words);

    public string Here(DateTime at) => words.Moment(doors.Here(at));

    public Task OnGet(Guid id, CancellationToken stop) => Find(id, stop);

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (State is not (LetterState.Failing or LetterState.Refused)) throw new Refused("This letter has left, or is of no more use.");
        (Letter.IsRefused, Letter.DueAt) = (false, db.Now);
        return Redirect($"/admin/mail/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        doors.Administrator();
        Letter = await db.Letters.SingleOrDefaultAsync(l => l.Id == id, stop).OrNotFound();
    }
}
