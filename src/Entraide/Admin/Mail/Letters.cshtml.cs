using Entraide.Platform.Data;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Admin.Mail;

/// <summary>Letters on their way and sent; what they say is neutral, who they go to is masked.</summary>
public class LettersModel(AppDb db, AdminDoors doors, AddressSeal seal, MailSettings settings, Circuit circuit, DatabaseChoice place, T words) : PageModel
{
    const int Rows = 25;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public bool Failing { get; set; }

    public Sheet<Letter> Sheet { get; private set; } = null!;

    public MailSettings Settings => settings;

    public string? Folder => settings.Host is null ? Path.Combine(place.DataFolder, "mail") : null;

    public TimeOnly? PausedUntil => circuit.OpenUntil is { } until ? TimeOnly.FromDateTime(doors.Here(until.UtcDateTime)) : null;

    public string Here(DateTime at) => words.ShortMoment(doors.Here(at));

    public async Task OnGet(CancellationToken stop)
    {
        doors.Administrator();
        var letters = db.Letters.Where(l => !Failing || (l.SentAt == null && (l.IsRefused || l.Attempts > 0)));
        Sheet = await letters.OrderByDescending(l => l.DueAt).ThenBy(l => l.Id).Sheet(P, Rows, stop);
    }

    public string Masked(Letter letter) => Masks.Address(seal.Open(letter.To));

    public string Said(Letter letter) => LetterWords.Of(letter.State(db.Now), words);
}
