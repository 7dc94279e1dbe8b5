using Entraide.Platform.Secrets;

namespace Entraide.Accounts;

/// <summary>
/// The way from an account to its memberships and back, sealed at both ends. Whoever has the database without the keys cannot
/// tell which two memberships are one person.
/// </summary>
public sealed class Links(Lazy<AppDb> db, KeyRing ring, BlindIndex index, MasterKey master)
{
    // Room for this many before the sealed list grows by as many again: its length says nothing about how many there are.
    const int Room = 64;
    readonly byte[] identity = master.Derive("identity");

    public IReadOnlyList<Guid> Of(Account account) => account.Links is { } box
        ? [.. ring.Open(account.Place("Links"), box).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)]
        : [];

    public void Add(Account account, Guid membership) => Write(account, [.. Of(account), membership]);

    public void Remove(Account account, Guid membership) => Write(account, [.. Of(account).Where(id => id != membership)]);

    void Write(Account account, IReadOnlyList<Guid> memberships)
    {
        var text = string.Join(' ', memberships.Select(id => id.ToString("N")));
        var room = (memberships.Count / Room + 1) * Room * 33;
        account.Links = ring.Seal(account.KeyId, account.Place("Links"), text.PadRight(room));
    }

    /// <summary>The sealed account id that a membership carries.</summary>
    public byte[] SealOwner(Guid account, Guid membership) => Box.Close(identity, account.ToByteArray(), membership.ToByteArray());

    /// <summary>The account behind a membership: for mail that must reach a person and for credentials, never for a page.</summary>
    public async Task<Account?> Owner(byte[] sealedOwner, Guid membership, CancellationToken stop = default) =>
        sealedOwner.Length == 0 ? null : await db.Value.Accounts.FindAsync([OwnerId(sealedOwner, membership)], stop);

    public Guid OwnerId(byte[] sealedOwner, Guid membership) => new(Box.Open(identity, sealedOwner, membership.ToByteArray()));

    /// <summary>The same for one account in one group, so that nobody joins twice.</summary>
    public byte[] Once(Guid account, Guid group) => index.Of("once", account, group);
}
