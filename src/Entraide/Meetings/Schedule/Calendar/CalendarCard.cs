namespace Entraide.Meetings;

/// <summary>What a calendar file says about a meeting or a series besides its dates.</summary>
/// <param name="Uid">The same for ever for the same thing; parts of a series add a prefix.</param>
/// <param name="Sequence">From 0, one more at each change.</param>
/// <param name="Title">Already neutral: it may be read over a shoulder.</param>
/// <param name="StampedAt">UTC; when this state was written.</param>
public sealed record CalendarCard(string Uid, int Sequence, string Title, DateTime StampedAt)
{
    public string? Description { get; init; }

    public string? Location { get; init; }

    public Uri? Url { get; init; }

    /// <summary>Asks a shared calendar to show others only that the time is taken.</summary>
    public bool Private { get; init; }
}
