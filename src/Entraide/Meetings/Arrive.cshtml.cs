using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class ArriveModel(MeetingDoors doors, Holding holding, CodeTries tries, T words) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public Formats? How { get; set; }
    public Sitting Sitting { get; private set; } = null!;
    public bool IsHere { get; private set; }
    public IReadOnlyList<Formats> Ways { get; private set; } = [];

    public async Task OnGet(Guid id) => await Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        var (meeting, mine) = (Sitting.Meeting, Sitting.Mine.Id);
        if (IsHere) return Redirect($"/meetings/{id}/arrive");
        if (meeting.State != MeetingState.Open) throw new Refused("This meeting is not open.");
        if (!tries.MayTry(id, mine)) throw new Refused("Too many wrong codes. Wait ten minutes, or tell the facilitator: they let you in.");
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), words["Enter the four digits."]);
            return Page();
        }
        if (string.Concat(Code.Where(c => !char.IsWhiteSpace(c))) != holding.CodeOf(meeting))
        {
            tries.WasWrong(id, mine);
            ModelState.AddModelError(nameof(Code), words["That is not the code of this meeting. Ask for it again."]);
            return Page();
        }
        await holding.LetIn(Sitting, mine, How);
        return Redirect($"/meetings/{id}/arrive");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Member(id);
        var seat = (await holding.Seats(Sitting.Meeting)).SingleOrDefault(s => s.MembershipId == Sitting.Mine.Id);
        IsHere = seat is { Came: true } && Sitting.Meeting.State == MeetingState.Open;
        Ways = [.. GroupWords.Ways.Where(w => Sitting.Circle.Card.Formats.HasFlag(w))];
        if (How is not { } how || !Ways.Contains(how)) How = seat?.How ?? (Ways.Count > 0 ? Ways[0] : Formats.Room);
    }
}
