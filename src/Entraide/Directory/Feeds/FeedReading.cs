namespace Entraide.Directory;

/// <summary>Something about one row that a person should know.</summary>
/// <param name="Position">Which row of the feed, from 1.</param>
/// <param name="Refused">True: the row was left out. False: it was taken, without or with a mended value.</param>
/// <param name="Reason">A whole sentence.</param>
/// <param name="Id">The partner's name for the group of a refused row; empty when that cannot be read either.</param>
public sealed record FeedProblem(int Position, bool Refused, string Reason, string Id = "");

/// <summary>What could be read of a feed, and everything that could not.</summary>
public sealed record FeedReading(IReadOnlyList<ListedMeeting> Meetings, IReadOnlyList<FeedProblem> Problems);

/// <summary>Nothing of the feed could be read; the message is a sentence for whoever ran the import.</summary>
public sealed class FeedUnreadable(string sentence) : Exception(sentence);
