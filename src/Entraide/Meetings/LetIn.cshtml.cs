using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>For those who lead, and for who holds the door or welcomes.</summary>
public class LetInModel(AppDb db, DayDoors doors, Holding holding, KeyRing ring) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public bool IsHere { get; private set; }
    public string Code { get; private set; } = "";
    public IReadOnlyList<(Guid Who, string Alias, Formats Way)> Expected { get; private set; } = [];
    public IReadOnlyList<(Guid Who, string Alias, Formats Way)> Here { get; private set; } = [];
    public IReadOnlyList<(Guid Who, string Alias)> Others { get; private set; } = [];
    public IReadOnlyList<Formats> Ways { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid id)
    {
        await Find(id);
        return Sitting.Meeting.State == MeetingState.Open ? Page() : Redirect($"/meetings/{id}");
    }

    public async Task<IActionResult> OnPost(Guid id, Guid? here, Guid? other, Guid? gone, Formats? how)
    {
        await Find(id);
        if (gone is { } back) await holding.TakeBack(Sitting, back);
        else if (here is { } expected) await holding.LetIn(Sitting, expected, null);
        else if (other is { } unexpected) await holding.LetIn(Sitting, unexpected, how);
        else throw new Refused("Choose who is here.");
        return Redirect($"/meetings/{id}/let-in");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Threshold(id);
        Code = holding.CodeOf(Sitting.Meeting);
        Ways = [.. GroupWords.Ways.Where(w => Sitting.Circle.Card.Formats.HasFlag(w))];
        var groupId = Sitting.Meeting.GroupId;
        var names = (await db.Memberships.AsNoTracking().Where(m => m.GroupId == groupId && m.State == MembershipState.Member).ToListAsync()).ToDictionary(m => m.Id, m => ring.AliasOf(m));
        var seats = (await holding.Seats(Sitting.Meeting)).Where(s => names.ContainsKey(s.MembershipId)).ToList();
        IsHere = seats.Exists(s => s.MembershipId == Sitting.Mine.Id && s.Came == true);
        (Guid, string, Formats)[] Listed(Func<Seat, bool> which) =>
            [.. seats.Where(which).Select(s => (s.MembershipId, names[s.MembershipId], s.How)).OrderBy(s => s.Item2, StringComparer.CurrentCulture)];
        Here = Listed(s => s.Came == true);
        Expected = Listed(s => s.Came != true && s.Coming == Coming.Yes);
        var shown = Here.Concat(Expected).Select(s => s.Who).ToHashSet();
        Others = [.. names.Where(n => !shown.Contains(n.Key)).Select(n => (n.Key, n.Value)).OrderBy(n => n.Value, StringComparer.CurrentCulture)];
    }
}
