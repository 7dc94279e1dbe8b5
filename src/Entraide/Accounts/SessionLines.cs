using Entraide.Platform.Secrets;
using Entraide.Platform.Words;

namespace Entraide.Accounts;

public sealed record SessionLine(Guid Id, string Device, string Since, bool IsPrivate, bool IsThis);

/// <summary>A session as its person is told of it: which device, since when, to a quarter of an hour.</summary>
public sealed class SessionLines(KeyRing ring, T words, Me me)
{
    public SessionLine Of(Account account, Session session) => new(
        session.Id,
        ring.OpenOrNull(Session.DevicePlace(session.Id), session.Device) is { Length: > 0 } device ? device : words["A device"],
        words.Moment(account.OnTheirClock(session.BeganAt)),
        session.IsPrivate, session.Id == me.SessionId);
}
