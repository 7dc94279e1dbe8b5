namespace Entraide.Accounts;

/// <summary>Part of what somebody gets when they ask for their own words: a heading and lines under it.</summary>
public sealed record OwnWords(string Heading, IReadOnlyList<(string Label, string Text)> Lines);

/// <summary>What a module keeps of a person. Export asks each for it, erasure tells each to end it.</summary>
public interface IKeepWords
{
    /// <summary>The person's own words, never anybody else's.</summary>
    Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop);

    /// <summary>Ends it, keys included. Saved by the caller.</summary>
    Task Erase(Account account, CancellationToken stop);
}
