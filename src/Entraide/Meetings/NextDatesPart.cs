using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Data;

namespace Entraide.Meetings;

public sealed record NextOfGroup(Circle Circle, IReadOnlyList<Segment> Rhythm, IReadOnlyList<(Meeting Meeting, Seat? Seat)> Meetings, string ReadersZone);

/// <summary>The next three dates on the page of a group, each with the reader's seat; between them those that were cancelled.</summary>
public sealed class NextDatesPart(Reads reads, TimeProvider clock, Calendar calendar, Me me) : IPartOfGroupPage
{
    public int Order => 10;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop)
    {
        if (!circle.IsMember) return null;
        var (meetings, seats, now) = (reads.Mapped<Meeting>(), reads.Mapped<Seat>(), clock.GetUtcNow().UtcDateTime);
        var next = await reads.Rows<(Meeting, Seat?)>($"""
            SELECT {meetings.Columns("m")}, {seats.Columns("s")}
            FROM (SELECT * FROM "Meetings" WHERE "GroupId" = @group AND "EndsAt" > @now AND "State" <> 'Closed' AND "StartsAt" <= coalesce(
                (SELECT max(x."StartsAt") FROM (SELECT "StartsAt" FROM "Meetings" WHERE "GroupId" = @group AND "EndsAt" > @now AND "State" NOT IN ('Closed', 'Cancelled') ORDER BY "StartsAt" LIMIT 3) x),
                @horizon) ORDER BY "StartsAt" LIMIT 8) m
            LEFT JOIN "Seats" s ON s."MeetingId" = m."Id" AND s."MembershipId" = @mine ORDER BY m."StartsAt"
            """, row => (meetings.Read(row), row.IsDBNull(meetings.Width) ? null : seats.Read(row, meetings.Width)),
            stop, ("group", circle.Group.Id), ("now", now), ("horizon", now.AddYears(1)), ("mine", circle.Mine!.Id));
        var rhythm = (await calendar.Kept(circle.Group.Id, stop))?.From(DateOnly.FromDateTime(now)) ?? [];
        return ("/Meetings/_NextOfGroup.cshtml", new NextOfGroup(circle, rhythm, next, me.Account!.Zone));
    }
}
