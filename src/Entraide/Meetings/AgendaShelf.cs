using Entraide.Groups;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Where a group's agendas are kept: the habit, and what was prepared for one date.</summary>
public sealed class AgendaShelf(AppDb db, Reads reads, KeyRing ring, Calendar calendar)
{
    public async Task<Agenda?> Usual(Guid groupId) =>
        await reads.One<UsualAgenda>("""WHERE "GroupId" = @group""", default, ("group", groupId)) is { } row ? ring.OpenAgenda(row) : null;

    /// <summary>What was prepared for this date, else the habit, else a template that suits the group.</summary>
    public async Task<Agenda> For(Sitting sitting) =>
        ring.OpenAgenda(sitting.Meeting) ?? await Usual(sitting.Circle.Group.Id) ?? AgendaTemplate.For(sitting.Circle.Card).As(sitting.Circle.Card);

    public async Task KeepUsual(Group group, Agenda agenda)
    {
        var row = await db.UsualAgendas.SingleOrDefaultAsync(u => u.GroupId == group.Id);
        if (row is null) db.UsualAgendas.Add(row = new() { GroupId = group.Id });
        ring.SealAgenda(row, group.KeyId, agenda);
    }

    /// <summary>How long the group meets: its next date, else the agenda itself.</summary>
    public async Task<int?> UsualLength(Guid groupId)
    {
        if (await calendar.Of(groupId) is not { } schedule) return null;
        var today = DateOnly.FromDateTime(db.Now);
        return schedule.Dates(today, today.AddDays(120)).FirstOrDefault(d => d.TakesPlace) is { } next ? Length(next.StartsAt, next.EndsAt) : null;
    }

    public Task<int> Members(Guid groupId) => db.Memberships.CountAsync(m => m.GroupId == groupId && m.State == MembershipState.Member);

    /// <summary>How many may come: the members who have not said no, within the limit of the date.</summary>
    public async Task<int> MayCome(Meeting meeting)
    {
        var no = await db.Seats.CountAsync(s => s.MeetingId == meeting.Id && s.Coming != Coming.Yes && db.Memberships.Any(m => m.Id == s.MembershipId && m.State == MembershipState.Member));
        return Math.Min(await Members(meeting.GroupId) - no, meeting.Limit ?? int.MaxValue);
    }

    public static int Length(Meeting meeting) => Length(meeting.StartsAt, meeting.EndsAt);

    static int Length(DateTime from, DateTime to) => (int)(to - from).TotalMinutes;
}
