using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>One meeting: when, where, my seat, who holds it, and what other parts of the product show of it.</summary>
public class MeetingModel(AppDb db, MeetingDoors doors, Seating seating, KeyRing ring, Me me, IEnumerable<IPartOfMeetingPage> parts) : PageModel
{
    public Sitting Sitting { get; private set; } = null!;
    public Meeting Meeting => Sitting.Meeting;
    public Seat? Seat { get; private set; }
    public Expected Expected { get; private set; } = null!;
    public IReadOnlyList<(Needs Need, int People)> Needs { get; private set; } = [];
    public IReadOnlyList<string> NeedsInWords { get; private set; } = [];
    public IReadOnlyList<string> Holders { get; private set; } = [];

    /// <summary>Those who hold the group, when nobody has said who holds this one.</summary>
    public IReadOnlyList<string> Usually { get; private set; } = [];

    /// <summary>Before the date and the seat: what is to be done now.</summary>
    public List<(string View, object Model)> First { get; } = [];
    public List<(string View, object Model)> Parts { get; } = [];
    public string ReadersZone => me.Account!.Zone;
    public bool IsAhead => Meeting.IsAhead(db.Now);
    public bool HasBegun => Meeting.HasBegun(db.Now);

    /// <summary>They said that they cannot hold it, and somebody is looked for.</summary>
    public bool IsOut => Meeting.State == MeetingState.Planned && Sitting.Leads && Seat?.Coming == Coming.No && Meeting.StandInCalledAt is not null;

    /// <summary>Nothing is left to say for whoever stays away from a meeting that somebody else holds.</summary>
    public bool MaySayOut => Meeting.State == MeetingState.Planned && !IsOut && (Seat?.Coming != Coming.No || Holders.Count == 0);

    public bool Comes => Seat?.Coming == Coming.Yes;

    /// <summary>The place of the way they chose; of each way while they choose, for the place may decide.</summary>
    public IEnumerable<Formats> WaysShown => !IsAhead || Seat?.Coming == Coming.No ? [] : Comes ? [Seat!.How] : GroupWords.Ways.Where(w => Sitting.Circle.Card.Formats.HasFlag(w));

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Sitting = await doors.Member(id);
        Seat = await seating.Mine(Sitting, stop);
        Expected = await seating.Expect(Meeting, stop);
        Holders = Named((await seating.Of(Meeting, stop)).Where(s => s.Seat.Coming == Coming.Yes).Select(s => s.Member));
        if (Sitting.Leads && IsAhead && me.IsStrong) (Needs, NeedsInWords) = await seating.NeedsOf(Meeting, stop);
        if (Holders.Count == 0) Usually = Named(await db.Around(Meeting).AsNoTracking().ToListAsync(stop));
        foreach (var part in parts.OrderBy(p => p.Order))
            if (await part.For(Sitting, stop) is { } one) (part.Order < 0 ? First : Parts).Add(one);
    }

    List<string> Named(IEnumerable<Membership> people) => [.. people.Where(m => m.Leads || m.State == MembershipState.StandIn).Select(ring.AliasOf).Order(StringComparer.CurrentCulture)];
}
