using System.ComponentModel.DataAnnotations;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>How I come this time, or not, and what I need; changeable until the meeting is over.</summary>
public class SeatChoiceModel(AppDb db, MeetingDoors doors, Seating seating, KeyRing ring, Me me) : PageModel
{
    [BindProperty] public string? How { get; set; }
    [BindProperty] public bool Listens { get; set; }
    [BindProperty] public List<Needs> Need { get; set; } = [];
    [BindProperty, StringLength(300)] public string? Words { get; set; }
    [BindProperty] public bool MayBeRead { get; set; }

    public Sitting Sitting { get; private set; } = null!;
    public Seat? Seat { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        var before = Seat ?? await Before(stop);
        How = Seat is null ? null : Seat.Coming == Coming.No ? "no" : Seat.How.ToString();
        Listens = Seat?.Listens ?? false;
        var card = ring.OpenNeeds(before);
        (Need, Words, MayBeRead) = ([.. NeedsCard.Each.Where(n => card.Ticked.HasFlag(n))], card.Words, card.WordsMayBeRead);
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!ModelState.IsValid) throw new Refused("What you need fits in 300 characters. Please shorten it.");
        if (How == "no") await seating.StayAway(Sitting, stop);
        else if (Enum.TryParse<Formats>(How, out var how))
        {
            var seat = await seating.Come(Sitting, how, Listens, stop);
            ring.SealNeeds(seat, Sitting.Mine, new(Need.Aggregate(Needs.None, (all, one) => all | one), (Words ?? "").Trim(), MayBeRead));
        }
        else throw new Refused("Say how you are coming, or that you are not.");
        return Redirect($"/meetings/{id}");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Member(id);
        if (!Sitting.Meeting.IsAhead(db.Now)) throw new NotFound();
        Seat = await seating.Mine(Sitting, stop);
    }

    // What somebody needed last time is there to be changed, not to be told again.
    Task<Seat?> Before(CancellationToken stop) => db.Seats.AsNoTracking().Where(s => s.MembershipId == Sitting.Mine.Id && s.Needs != null)
        .Join(db.Meetings.VisibleTo(me, db), s => s.MeetingId, m => m.Id, (s, m) => new { s, m.StartsAt }).OrderByDescending(x => x.StartsAt).Select(x => x.s).FirstOrDefaultAsync(stop);
}
