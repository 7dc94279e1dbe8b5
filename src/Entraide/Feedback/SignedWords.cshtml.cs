using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>The signed words about one meeting, for those who hold the group: at most one per member.</summary>
public class SignedWordsModel(AppDb db, MeetingDoors doors, KeyRing ring) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public IReadOnlyList<(string Alias, string Text)> Words { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Leader(id);
        var words = await db.SignedWords.AsNoTracking().Where(w => w.MeetingId == id)
            .Join(db.Memberships, w => w.MembershipId, m => m.Id, (w, m) => new { Word = w, Member = m }).ToListAsync(stop);
        Words = [.. words.Select(w => (ring.AliasOf(w.Member), ring.OpenOrNull(w.Word.Place(), w.Word.Text) ?? "")).Where(w => w.Item2.Length > 0).OrderBy(w => w.Item1)];
    }
}
