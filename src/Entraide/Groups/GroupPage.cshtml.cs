using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>The home of a group, as its members see it.</summary>
public class GroupPageModel(Reads reads, GroupDoors doors, KeyRing ring, Readiness readiness, IEnumerable<IPartOfGroupPage> parts) : PageModel
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
    public string? Override { get; private set; }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Member(id);
        Override = ring.OpenOrNull(Group.Place("Override"), Group.Override);
        var here = await reads.All<Membership>("""WHERE "GroupId" = @group AND "State" IN ('Member', 'Asked')""", stop, ("group", Group.Id));
        var members = here.Where(m => m.State == MembershipState.Member).ToList();
        Count(members, here.Count - members.Count);
        Missing = await readiness.Of(Circle, members, stop);
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
