namespace Entraide.Meetings;

/// <summary>What is shown on the page of a meeting beside its date and seat: its agenda, where it is, how it was. Found by existing.</summary>
public interface IPartOfMeetingPage
{
    /// <summary>Small comes first; below zero, before the date and the seat.</summary>
    int Order { get; }

    /// <summary>The partial view and its model, or null to show nothing.</summary>
    Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop);
}
