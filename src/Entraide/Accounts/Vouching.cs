using System.Buffers.Binary;
using System.Globalization;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;

namespace Entraide.Accounts;

/// <summary>
/// At a meeting two people, one of whom holds it, let a third back in. Whoever asks gives their sign-in name, which the group is
/// never told, and reads eight digits out; whoever vouches says who read them. The two learn nothing and hold nothing.
/// </summary>
public sealed class Vouching(AppDb db, OneTimes once, BlindIndex index, Enrolment enrolment, WaysBack ways)
{
    const string Asked = "vouching", First = "vouched by who holds the meeting", Second = "vouched by another";
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>The same for a name nobody bears. Answers the token with which this browser, and no other, goes on.</summary>
    public string Ask(string name)
    {
        var token = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        once.Keep(Asked, Digits(token), null, Lasts, enrolment.NameIndex(name));
        return token;
    }

    /// <summary>What is read out; null when it was not asked for or is over.</summary>
    public async Task<string?> Number(string token) => await once.Find(Asked, Digits(token)) is null ? null : Digits(token).Insert(4, " ");

    /// <summary>
    /// Whoever holds the meeting says which of those present read the number out. Whether that is so shows on no page of theirs:
    /// a facilitator must not learn by trying which sign-in name somebody bears.
    /// </summary>
    /// <param name="digits">As typed, without spaces.</param>
    /// <param name="account">Of that person.</param>
    /// <param name="voucher">The membership that vouches; marked by a keyed hash, good for this number only.</param>
    /// <exception cref="Refused">Nobody waits with this number, or somebody else was named for it.</exception>
    public async Task Begin(string digits, Guid account, Guid voucher)
    {
        if (await once.Find(Asked, digits) is null) throw new Refused("Nobody waits with this number now. It is good for half an hour: ask for it again.");
        var first = await once.Find(First, digits);
        if (first is not null && !IsOf(voucher, first, digits))
        {
            if (first.AccountId != account) throw new Refused("Somebody else was named for this number. Ask for a new one.");
            await Join(first, digits, voucher);
            return;
        }
        // Whoever chose the wrong name may choose again.
        if (first is not null) await once.Use(first);
        once.Keep(First, digits, account, Lasts, Mark(digits, voucher));
    }

    /// <summary>Another person present confirms who read the number out.</summary>
    /// <param name="own">The account of whoever confirms: nobody vouches for themselves.</param>
    /// <exception cref="Refused">Nobody began with this number.</exception>
    public async Task Confirm(string digits, Guid own, Guid voucher)
    {
        if (await once.Find(First, digits) is not { } first || first.AccountId == own)
            throw new Refused("Nobody who holds the meeting has entered this number yet. They begin; then you confirm.");
        await Join(first, digits, voucher);
    }

    /// <summary>Whoever asked goes on, once two have vouched: answers the token of a new password.</summary>
    /// <exception cref="Refused">In the same words whether nobody vouched yet, the name is another's, or the person wants nobody to.</exception>
    public async Task<string> Finish(string token)
    {
        var digits = Digits(token);
        var (asked, first, second) = (await once.Find(Asked, digits), await once.Find(First, digits), await once.Find(Second, digits));
        if (asked is null) throw new NotFound();
        var account = first is not null && second?.AccountId == first.AccountId ? await db.Accounts.FindAsync(first.AccountId) : null;
        if (account is not { IsVouchable: true } || !asked.Content.AsSpan().SequenceEqual(account.NameIndex))
            throw new Refused("Not yet: two people have to enter the number, whoever holds the meeting first. If both have, this is not the sign-in name of your account, or it does not let anybody in this way.");
        if (!await once.Use(asked)) throw new NotFound();
        await ways.Cancel(account);
        return once.Make(MailAddresses.Reset, account.Id, Lasts);
    }

    async Task Join(OneTime first, string digits, Guid voucher)
    {
        if (IsOf(voucher, first, digits) || await once.Find(Second, digits) is not null) return;
        once.Keep(Second, digits, first.AccountId, Lasts, Mark(digits, voucher));
    }

    bool IsOf(Guid voucher, OneTime first, string digits) => first.Content.AsSpan().SequenceEqual(Mark(digits, voucher));

    byte[] Mark(string digits, Guid voucher) => index.Of("voucher", digits, voucher);

    string Digits(string token) =>
        (BinaryPrimitives.ReadUInt32BigEndian(index.Of("vouching number", token)) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
}
