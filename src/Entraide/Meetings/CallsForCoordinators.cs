using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

/// <summary>Meetings of a coordinator's groups that nobody holds yet, on the page of those groups.</summary>
sealed class CallsForCoordinators(StandingIn standingIn, T words) : IAwaitsCoordinators
{
    public int Order => 10;

    public async Task<(string Sentence, string Page)?> For(Me me, CancellationToken stop) =>
        (await standingIn.Calls(stop)).Count(c => c.Coordinates) is var calls and > 0
            ? (words.Plural(calls, "One meeting looks for somebody to hold it.", "{n} meetings look for somebody to hold them."), "/stand-ins") : null;
}
