using Entraide.Accounts;
using Entraide.Platform.Data;

namespace Entraide.Groups;

/// <summary>What a group still lacks before its first meeting: a sentence, and the page that mends it.</summary>
public sealed record Missing(string Sentence, string Page);

/// <summary>Whether a group may meet. Of its people it says only that somebody is missing, never who holds what.</summary>
public sealed class Readiness(Reads reads, TimeProvider clock, Links links)
{
    public const string Charter = "The group has no charter yet.";
    public const string Stance = "The group has not said what it does when somebody is in danger.";
    public const string Place = "The group meets in a room and has not said where.";
    public const string Second = "A second facilitator with a current credential is missing.";

    /// <summary>Empty when the group may meet, or when a coordinator decided that it may.</summary>
    public async Task<IReadOnlyList<Missing>> Of(Circle circle, CancellationToken stop = default) =>
        circle.Group.Override is not null ? [] : await Lacks(circle.Group, circle.Card, stop: stop);

    /// <summary>What is missing whatever a coordinator decided.</summary>
    /// <param name="members">When the page has read them already.</param>
    public async Task<IReadOnlyList<Missing>> Lacks(Group group, GroupCard card, IReadOnlyList<Membership>? members = null, CancellationToken stop = default)
    {
        var missing = new List<Missing>();
        if (group.CharterNumber == 0) missing.Add(new(Charter, $"/groups/{group.Id}/charter/new"));
        if (card.Stance.Length == 0) missing.Add(new(Stance, $"/groups/{group.Id}/purpose#stance"));
        if (card.Formats.HasFlag(Formats.Room) && card.Place.Length == 0) missing.Add(new(Place, $"/groups/{group.Id}/purpose#Venue"));
        if (await Trained(members?.Where(m => m.Leads) ?? await Leading(group, stop), stop) < 2) missing.Add(new(Second, $"/groups/{group.Id}/people"));
        return missing;
    }

    /// <summary>How many lead the group, and how many of them hold a current credential; never who.</summary>
    public async Task<(int Leading, int Trained)> Held(Group group, CancellationToken stop = default)
    {
        var leading = await Leading(group, stop);
        return (leading.Count, await Trained(leading, stop));
    }

    async Task<List<Membership>> Leading(Group group, CancellationToken stop) =>
        [.. (await reads.All<Membership>("""WHERE "GroupId" = @group AND "State" = 'Member' AND "Roles" <> 'None' """, stop, ("group", group.Id))).Where(m => m.Leads)];

    async Task<int> Trained(IEnumerable<Membership> leading, CancellationToken stop)
    {
        var (values, today) = (new List<(string, object)>(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var leader in leading) values.Add(($"leader{values.Count}", links.OwnerId(leader.Owner, leader.Id)));
        if (values.Count == 0) return 0;
        var leaders = string.Join(", ", values.Select(v => "@" + v.Item1));
        var held = await reads.Rows($"""SELECT DISTINCT "AccountId" FROM "Credentials" WHERE "AccountId" IN ({leaders}) AND "GivenOn" <= @today AND "UntilOn" >= @today""",
            row => row.GetGuid(0), stop, [.. values, ("today", today)]);
        return held.Count;
    }
}
