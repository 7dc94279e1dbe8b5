using Entraide.Accounts;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;

namespace Entraide.Training;

/// <summary>What those who lead see of debriefs on the page of a meeting.</summary>
/// <param name="MeetingId">The meeting of the page.</param>
/// <param name="Closed">Its debrief can be written.</param>
/// <param name="Changes">What was to change since the last one.</param>
public sealed record DebriefLine(Guid MeetingId, bool Closed, IReadOnlyList<string> Changes);

/// <summary>For those who lead: the debrief of a closed meeting; before a meeting, the change wanted after the last.</summary>
public sealed class DebriefOfMeeting(AppDb db, Me me, KeyRing ring) : IPartOfMeetingPage
{
    public int Order => 50;

    public async Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop)
    {
        if (!sitting.Circle.Leads || sitting.Meeting.State == MeetingState.Cancelled) return null;
        var closed = sitting.Meeting.State == MeetingState.Closed;
        var changes = closed || !me.IsStrong ? [] : await db.ChangesBefore(ring, sitting.Meeting, stop);
        return closed || changes.Count > 0 ? ("/Training/_DebriefOfMeeting.cshtml", new DebriefLine(sitting.Meeting.Id, closed, changes)) : null;
    }
}

/// <summary>The change wanted after the last meeting, put before whoever prepares this one.</summary>
public sealed class ChangeForNext(AppDb db, KeyRing ring, T words) : IPartOfHandover
{
    public int Order => 30;

    public async Task<(string Heading, IReadOnlyList<string> Lines)?> For(Sitting sitting, CancellationToken stop) =>
        sitting.Leads && await db.ChangesBefore(ring, sitting.Meeting, stop) is { Count: > 0 } changes
            ? (words["One change, from the last debrief"], changes) : null;
}
