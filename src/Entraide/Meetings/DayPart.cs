using Entraide.Groups;
using Entraide.Platform.Secrets;

namespace Entraide.Meetings;

/// <summary>What the page of a meeting shows of its day: where it is, the agenda, and the next thing the reader can do.</summary>
public sealed record DayPart(Sitting Sitting, Agenda Agenda, Day Day, Overridden? Override, bool IsTime, DateTime? OpensAt, bool IsHere);

sealed class DayOnMeetingPage(Holding holding, AgendaShelf shelf, KeyRing ring) : IPartOfMeetingPage
{
    public int Order => 20;

    public async Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop)
    {
        var meeting = sitting.Meeting;
        if (meeting.State == MeetingState.Cancelled) return null;
        var here = (await holding.Seats(meeting)).Any(s => s.MembershipId == sitting.Mine.Id && s.Came == true);
        return ("/Meetings/_DayPart.cshtml", new DayPart(sitting, await shelf.For(sitting), await holding.DayOf(sitting),
            ring.OverrideOf(meeting), holding.IsTime(meeting), holding.OpensAt(meeting), here));
    }
}

sealed class AgendaOnGroupPage(AgendaShelf shelf) : IPartOfGroupPage
{
    public int Order => 40;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop) =>
        circle.IsMember ? ("/Meetings/_UsualPart.cshtml", (circle.Group.Id, await shelf.Usual(circle.Group.Id), circle.Leads)) : null;
}
