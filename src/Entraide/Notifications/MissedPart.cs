using Entraide.Groups;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>On the page of a group, for those who welcome and hold it: how many people may be glad of a few words.</summary>
public sealed class MissedPart(Missed missed) : IPartOfGroupPage
{
    public int Order => 40;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop)
    {
        if (circle.Mine is not { } mine || !(circle.Leads || mine.Roles.HasFlag(Roles.Welcome))) return null;
        var count = await missed.Waiting(circle.Group.Id).CountAsync(d => d.MembershipId != mine.Id, stop);
        return count == 0 ? null : ("/Notifications/_Missed.cshtml", new MissedCount(circle.Group.Id, count));
    }
}

public sealed record MissedCount(Guid GroupId, int Count);
