namespace Entraide.Meetings;

/// <param name="By">The membership that decided it: whoever did it knows.</param>
public sealed record MeetingMoved(Guid MeetingId, Guid? By = null);

/// <param name="By">The membership that decided it.</param>
public sealed record MeetingCancelled(Guid MeetingId, Guid? By = null);

/// <summary>Another rule moved or cancelled these meetings, the soonest first.</summary>
/// <param name="By">The membership that decided it.</param>
public sealed record RhythmChanged(Guid GroupId, IReadOnlyList<Guid> MeetingIds, Guid? By = null);

/// <summary>The meetings of a group that ended were cancelled, the soonest first.</summary>
/// <param name="By">The membership that ended it.</param>
public sealed record LastDatesCancelled(Guid GroupId, IReadOnlyList<Guid> MeetingIds, Guid? By = null);

/// <summary>The rhythm of a group, or one of its dates, changed; what is published of it follows.</summary>
public sealed record ScheduleChanged(Guid GroupId);

/// <summary>A seat of this date came free for somebody who waited for it.</summary>
public sealed record SeatOffered(Guid SeatId);

/// <summary>Nobody has said yet that they hold this meeting; those who lead are asked before anybody else is looked for.</summary>
public sealed record HoldersAsked(Guid MeetingId);

/// <summary>A facilitator cannot hold this meeting and a stand-in is looked for.</summary>
public sealed record StandInCalled(Guid MeetingId);

/// <summary>A coordinator asked the facilitators of the whole chapter to hold this meeting.</summary>
public sealed record StandInCalledInChapter(Guid MeetingId);

/// <summary>Somebody took over this meeting.</summary>
public sealed record StandInFound(Guid MeetingId);

public sealed record MeetingOpened(Guid MeetingId);

public sealed record MeetingClosed(Guid MeetingId);

/// <summary>A coordinator let a meeting open without a training in force; the reason is with the meeting.</summary>
public sealed record CredentialOverridden(Guid MeetingId);
