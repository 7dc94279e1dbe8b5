using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Groups;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>Ten minutes for those who held the meeting.</summary>
public class DebriefModel(AppDb db, MeetingDoors doors, KeyRing ring, T words) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Debrief? Mine { get; private set; }
    public IReadOnlyList<(string Alias, Looking Text)> Others { get; private set; } = [];
    public Meeting? Next { get; private set; }

    [BindProperty, StringLength(1000)] public string? Worked { get; set; }
    [BindProperty, StringLength(1000)] public string? Hard { get; set; }
    [BindProperty, StringLength(500)] public string? CheckOn { get; set; }
    [BindProperty, StringLength(500)] public string? Change { get; set; }
    [BindProperty, Range(0, 10)] public int? State { get; set; }

    public bool MayWrite => Sitting.Meeting.EndsAt + Debriefs.Written > db.Now;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await Load(id, stop);
        if (Mine is null) return;
        if (ring.OpenShared(Mine) is { } said) (Worked, Hard, CheckOn, Change) = (said.Worked, said.Hard, said.CheckOn, said.Change);
        State = int.TryParse(ring.OpenOrNull(Mine.Place("State"), Mine.State), CultureInfo.InvariantCulture, out var state) ? state : null;
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Load(id, stop);
        if (!MayWrite) throw new Refused("A debrief is written within two weeks of its meeting.");
        if (!ModelState.IsValid) return Page();
        var said = new Looking(Worked?.Trim() ?? "", Hard?.Trim() ?? "", CheckOn?.Trim() ?? "", Change?.Trim() ?? "");
        if (said is { Worked: "", Hard: "", CheckOn: "", Change: "" } && State is null)
            throw new Refused("Nothing is written yet. One line is enough.");
        if (Mine is null) db.Debriefs.Add(Mine = new() { MeetingId = id, MembershipId = Sitting.Mine.Id });
        Mine.Shared = ring.Seal(Sitting.Mine.KeyId, Mine.Place("Shared"), JsonSerializer.Serialize(said));
        Mine.State = State is { } state ? ring.Seal(Sitting.Mine.KeyId, Mine.Place("State"), state.ToString(CultureInfo.InvariantCulture)) : null;
        TempData["Done"] = words["Your debrief is kept."];
        return Redirect($"/meetings/{id}/debrief");
    }

    async Task Load(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Leader(id);
        var meeting = Sitting.Meeting;
        if (meeting.State != MeetingState.Closed) throw new NotFound();
        var all = await db.Debriefs.Where(d => d.MeetingId == id).ToListAsync(stop);
        Mine = all.Find(d => d.MembershipId == Sitting.Mine.Id);
        // Each reads the other's after writing their own: nobody leans on the other, and whoever leads later reads none of it.
        if (Mine is not null) Others = await Open([.. all.Where(d => d != Mine)], stop);
        Next = await db.NextDate(meeting.GroupId, stop);
    }

    async Task<IReadOnlyList<(string, Looking)>> Open(List<Debrief> debriefs, CancellationToken stop)
    {
        var writers = debriefs.Select(d => d.MembershipId).ToList();
        var members = await db.Memberships.AsNoTracking().Where(m => writers.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        return [.. debriefs.Select(d => (ring.AliasOf(members[d.MembershipId]), ring.OpenShared(d)!)).Where(d => d.Item2 is not null)];
    }
}
