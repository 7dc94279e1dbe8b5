using System.ComponentModel.DataAnnotations;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>A signed word after a meeting, where nobody could stay unknown.</summary>
public class WordModel(AppDb db, MeetingDoors doors, KeyRing ring, T words) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;

    [BindProperty, StringLength(1000)]
    public string? Text { get; set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        if (await Mine(id, stop) is { } word) Text = ring.OpenOrNull(word.Place(), word.Text);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        var word = await Mine(id, stop);
        if (!ModelState.IsValid) return Page();
        if (string.IsNullOrWhiteSpace(Text))
        {
            if (word is not null) db.SignedWords.Remove(word);
            TempData["Done"] = words["Nothing is kept."];
            return Redirect($"/meetings/{id}");
        }
        if (word is null) db.SignedWords.Add(word = new() { MeetingId = id, MembershipId = Sitting.Mine.Id });
        word.Text = ring.Seal(Sitting.Mine.KeyId, word.Place(), Text.Trim());
        TempData["Done"] = words["Your word is with those who hold the group."];
        return Redirect($"/meetings/{id}");
    }

    async Task<SignedWord?> Mine(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Member(id);
        if (Sitting.Meeting.State != MeetingState.Closed || Sitting.Circle.Leads) throw new NotFound();
        return await db.SignedWords.SingleOrDefaultAsync(w => w.MeetingId == id && w.MembershipId == Sitting.Mine.Id, stop);
    }
}
