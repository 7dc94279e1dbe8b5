namespace Entraide.Meetings;

/// <summary>
/// What another module knows that helps whoever prepares or takes over a meeting, such as the change wanted at the last
/// debrief. For those who lead the group only. Found by existing.
/// </summary>
public interface IPartOfHandover
{
    /// <summary>Small comes first.</summary>
    int Order { get; }

    /// <summary>A heading and lines under it, in the reader's language; null to say nothing.</summary>
    Task<(string Heading, IReadOnlyList<string> Lines)?> For(Sitting sitting, CancellationToken stop);
}
