using Entraide.Feedback.Statistics;
using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Feedback;

/// <summary>What a pulse says of itself on another page.</summary>
public sealed record PulseLine(Guid MeetingId, string Zone, Pulse Pulse, bool Asks, bool IsReleased, bool Leads, int SignedWords, IReadOnlyList<ItemShown> Items);

/// <summary>Asks for the pulse on the page of a meeting that closed, then shows what came out.</summary>
public sealed class PulseOfMeeting(AppDb db, Pulses pulses) : IPartOfMeetingPage
{
    public int Order => 10;

    public async Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop)
    {
        var (meeting, mine) = (sitting.Meeting, sitting.Mine);
        if (meeting.State != MeetingState.Closed || await pulses.Of(meeting.Id, stop) is not { } pulse) return null;
        var asks = pulse.TakesAnswers(db.Now) && pulses.Invites(pulse, mine.Id) && !pulses.HasAnswered(pulse, mine.Id);
        var released = pulse.IsReleased(db.Now);
        var words = mine.Leads ? await db.SignedWords.CountAsync(w => w.MeetingId == meeting.Id, stop) : 0;
        return ("/Feedback/_PulseOfMeeting.cshtml", new PulseLine(meeting.Id, meeting.Zone, pulse, asks, released, mine.Leads, words, released ? pulses.Result(pulse) : []));
    }
}

/// <summary>The last result on the page of the group.</summary>
public sealed class PulseOfGroup(Pulses pulses) : IPartOfGroupPage
{
    public int Order => 60;

    public async Task<(string View, object Model)?> For(Circle circle, CancellationToken stop) =>
        circle.IsMember && await pulses.LastShown(circle.Group.Id, stop) is { } pulse && pulses.Result(pulse) is { Count: > 0 } items
            ? ("/Feedback/_PulseOfGroup.cshtml", new PulseLine(pulse.MeetingId, "", pulse, false, true, false, 0, items)) : null;
}
