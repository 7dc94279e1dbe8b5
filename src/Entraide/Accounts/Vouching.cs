using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;

namespace Entraide.Accounts;

/// <summary>
/// At a meeting two people, one of whom holds it, let a third back in. Whoever asks gives their sign-in name, which the group is
/// never told, and reads eight digits out; each of the two says who read them. The two learn nothing and hold nothing.
/// </summary>
public sealed class Vouching(AppDb db, OneTimes once, BlindIndex index, AddressSeal seal, Enrolment enrolment, WaysBack ways, MailAddresses mails, Brakes brakes)
{
    const string Asked = "vouching", First = "vouched by who holds the meeting", Second = "vouched by another";
    static readonly BrakeRule Named = new("vouched for", 4, TimeSpan.FromHours(1));

    /// <summary>Half an hour and what is left of the quarter: no row tells the minute, and with it the meeting.</summary>
    TimeSpan Lasts => (db.Now + TimeSpan.FromMinutes(45)).ToQuarterHour() - db.Now;

    /// <summary>The same for a name nobody bears. Answers the token with which this browser, and no other, goes on.</summary>
    public string Ask(string name)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Keep(Asked, Digits(token), Convert.ToHexString(enrolment.NameIndex(name)));
        return token;
    }

    /// <summary>What is read out; null when it was not asked for or is over.</summary>
    public async Task<string?> Number(string token) => await once.Find(Asked, Digits(token)) is null ? null : Digits(token).Insert(4, " ");

    /// <summary>
    /// Somebody present says which other person present read the number out; whoever holds the meeting begins. Whether it is so shows
    /// on no page of theirs: nobody must learn by trying which sign-in name somebody bears.
    /// </summary>
    /// <param name="digits">As typed, without spaces.</param>
    /// <param name="account">Of the person who is said to have read them.</param>
    /// <param name="voucher">The membership that vouches; marked by a keyed hash, good for this number only.</param>
    /// <param name="holds">Whether it holds the meeting.</param>
    /// <exception cref="Refused">Nobody waits with this number, nobody who holds the meeting has begun, or this person was named too often.</exception>
    public async Task Vouch(string digits, Guid account, Guid voucher, bool holds)
    {
        if (await once.Find(Asked, digits) is null) throw new Refused("Nobody waits with this number now. It is good for half an hour: ask for it again.");
        var (mine, first, second) = (Said(account, digits, voucher), await once.Find(First, digits), await once.Find(Second, digits));
        if (first is not null && !IsOf(voucher, first, digits))
        {
            if (second is null && Account(first) == account) Keep(Second, digits, mine);
            return;
        }
        if (first is not null && Account(first) == account) return;
        if (!holds) throw new Refused("Nobody who holds the meeting has entered this number yet. They begin; then you confirm.");
        await brakes.Pass(Named, account);
        // Whoever chose the wrong name may choose again; then the other does so too.
        foreach (var before in new[] { first, second }.OfType<OneTime>()) await once.Use(before);
        Keep(First, digits, mine);
    }

    /// <summary>Whoever asked goes on, once two have vouched: answers the token of a new password.</summary>
    /// <exception cref="Refused">In the same words whether nobody vouched yet, the name is another's, or the person wants nobody to.</exception>
    public async Task<string> Finish(string token)
    {
        var digits = Digits(token);
        var (asked, first, second) = (await once.Find(Asked, digits), await once.Find(First, digits), await once.Find(Second, digits));
        if (asked is null) throw new NotFound();
        var account = first is not null && second is not null && Account(second) == Account(first) ? await db.Accounts.FindAsync(Account(first)) : null;
        if (account is not { IsVouchable: true } || Open(asked) != Convert.ToHexString(account.NameIndex))
            throw new Refused("Not yet: two people have to enter the number, whoever holds the meeting first. If both have, this is not the sign-in name of your account, or it does not let anybody in this way.");
        foreach (var used in new[] { asked, first!, second! })
            if (!await once.Use(used)) throw new NotFound();
        await ways.Cancel(account);
        mails.TellOfChange(account);
        return once.Make(MailAddresses.Reset, account.Id, Lasts);
    }

    // Without the key a row names no account: the meeting it belongs to can be guessed from its hour.
    void Keep(string purpose, string digits, string words) => once.Keep(purpose, digits, null, Lasts, seal.Seal(words));

    string Open(OneTime kept) => seal.Open(kept.Content!);

    string Said(Guid account, string digits, Guid voucher) => $"{account:N} {Mark(digits, voucher)}";

    Guid Account(OneTime said) => Guid.Parse(Open(said)[..32]);

    bool IsOf(Guid voucher, OneTime said, string digits) => Open(said)[33..] == Mark(digits, voucher);

    string Mark(string digits, Guid voucher) => Convert.ToHexString(index.Of("voucher", digits, voucher));

    string Digits(string token) =>
        (BinaryPrimitives.ReadUInt32BigEndian(index.Of("vouching number", token)) % 100_000_000).ToString("D8", CultureInfo.InvariantCulture);
}
