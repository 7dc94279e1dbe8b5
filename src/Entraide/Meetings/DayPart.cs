using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;

namespace Entraide.Meetings;

/// <summary>Where the meeting is and the next thing the reader can do, before anything else.</summary>
public sealed record DayNow(Sitting Sitting, Day Day, bool IsHere);

/// <summary>The agenda of a meeting, and when it can be opened.</summary>
public sealed record DayPart(Sitting Sitting, Agenda Agenda, Overridden? Override, DateTime? OpensAt);

sealed class NowOnMeetingPage(Holding holding) : IPartOfMeetingPage
{
    public int Order => -10;

    public async Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop)
    {
        var meeting = sitting.Meeting;
        var opens = meeting.State == MeetingState.Planned && sitting.Holds() && holding.IsTime(meeting) && !await holding.Waits(sitting);
        if (!opens && meeting.State != MeetingState.Open) return null;
        var here = (await holding.Seats(meeting)).Any(s => s.MembershipId == sitting.Mine.Id && s.Came == true);
        return ("/Meetings/_DayNow.cshtml", new DayNow(sitting, await holding.DayOf(sitting), here));
    }
}

sealed class DayOnMeetingPage(Holding holding, AgendaShelf shelf, KeyRing ring, Me me) : IPartOfMeetingPage
{
    public int Order => 20;

    public async Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop)
    {
        var meeting = sitting.Meeting;
        return meeting.State == MeetingState.Cancelled ? null : ("/Meetings/_DayPart.cshtml",
            new DayPart(sitting, await shelf.For(sitting), ring.OverrideOf(meeting), holding.OpensAt(meeting) is { } at ? me.Account!.OnTheirClock(at) : null));
    }
}

sealed class AgendaOnGroupPage(AgendaShelf shelf) : IPartOfGroupPage
{
    public int Order => 40;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop) =>
        circle.IsMember ? ("/Meetings/_UsualPart.cshtml", (circle.Group.Id, await shelf.Usual(circle.Group.Id), circle.Leads)) : null;
}
