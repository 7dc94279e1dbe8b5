using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The home of a group, as its members see it.</summary>
public class GroupPageModel(Reads reads, TimeProvider clock, GroupDoors doors, KeyRing ring, Readiness readiness, IEnumerable<IPartOfGroupPage> parts) : PageModel
{
    public Circle Circle { get; private set; } = null!;
    public GroupCard Card => Circle.Card;
    public Group Group => Circle.Group;
    public IReadOnlyList<Missing> Missing { get; private set; } = [];
    public List<(Roles Role, string Aliases)> Holders { get; } = [];
    public List<(string View, object Model)> Parts { get; } = [];
    public int Members { get; private set; }
    public int Agreed { get; private set; }
    public int Asking { get; private set; }

    /// <summary>In force only as long as something is missing.</summary>
    public Overridden? Override { get; private set; }

    /// <summary>For those who lead, once it has come.</summary>
    public DateOnly? ReviewDue { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        if (Circle.Leads && Group.ReviewOn <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) ReviewDue = Group.ReviewOn;
        var here = await reads.All<Membership>("""WHERE "GroupId" = @group AND "State" IN ('Member', 'Asked')""", stop, ("group", Group.Id));
        var members = here.Where(m => m.State == MembershipState.Member).ToList();
        Count(members, here.Count - members.Count);
        var lacks = await readiness.Lacks(Group, Card, members, stop);
        if (Group.Override is null) Missing = lacks;
        else if (lacks.Count > 0) Override = ring.OverrideOf(Group);
        foreach (var part in parts.OrderBy(p => p.Order))
            if (await part.For(Circle, stop) is { } shown) Parts.Add(shown);
    }

    void Count(List<Membership> members, int asking)
    {
        (Members, Agreed) = (members.Count, members.Count(m => m.AgreedCharter == Group.CharterNumber));
        if (Circle.Welcomes) Asking = asking;
        foreach (var role in GroupWords.AllRoles)
            if (members.Where(m => m.Roles.HasFlag(role)).Select(ring.AliasOf).Order().ToList() is { Count: > 0 } names)
                Holders.Add((role, string.Join(", ", names)));
    }
}
