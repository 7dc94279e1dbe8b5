using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>What whoever holds a meeting needs to know, written by itself from what the group already keeps.</summary>
public class HandoverModel(AppDb db, MeetingDoors doors, Seating seating, AgendaShelf shelf, Opening opening, KeyRing ring, IEnumerable<IPartOfHandover> parts) : PageModel
{
    const int LastDates = 4;

    public Sitting Sitting { get; private set; } = null!;
    public GroupCard Card => Sitting.Circle.Card;
    public string? Note { get; private set; }
    public IReadOnlyList<string> Charter { get; private set; } = [];
    public Agenda Agenda { get; private set; } = null!;
    public Expected Expected { get; private set; } = null!;
    public IReadOnlyList<(Needs Need, int People)> Needs { get; private set; } = [];
    public IReadOnlyList<string> NeedsInWords { get; private set; } = [];
    public IReadOnlyList<(string Alias, Roles Roles)> Roles { get; private set; } = [];
    public IReadOnlyList<(DateTime LocalStart, int Came)> Last { get; private set; } = [];
    public IReadOnlyList<(string Heading, IReadOnlyList<string> Lines)> Parts { get; private set; } = [];

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Leader(id);
        var (meeting, group) = (Sitting.Meeting, Sitting.Circle.Group);
        Note = ring.OpenOrNull(meeting.Place("HandoverNote"), meeting.HandoverNote);
        Charter = await opening.Rules(group);
        Agenda = await shelf.For(Sitting);
        Expected = await seating.Expect(meeting, stop);
        (Needs, NeedsInWords) = await seating.NeedsOf(meeting, stop);
        Roles = [.. (await db.Memberships.AsNoTracking().Where(m => m.GroupId == group.Id && m.State == MembershipState.Member && m.Roles != Groups.Roles.None).ToListAsync(stop))
            .Select(m => (ring.AliasOf(m), m.Roles)).OrderBy(r => r.Item1, StringComparer.CurrentCulture)];
        Last = await seating.Last(group.Id, LastDates, stop);
        var shown = new List<(string Heading, IReadOnlyList<string> Lines)>();
        foreach (var part in parts.OrderBy(p => p.Order))
            if (await part.For(Sitting, stop) is { } one) shown.Add(one);
        Parts = shown;
    }
}
