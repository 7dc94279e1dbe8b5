using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;
using NSec.Cryptography;

namespace Entraide.Accounts;

/// <summary>What a name and a password come to, after the slow part. The same work whether anybody bears the name or not.</summary>
public sealed record PasswordProof(string Name, byte[] Stretched);

/// <summary>How many passwords this installation stretches at once: 8 × 19 MiB is what a small machine can spare.</summary>
public sealed class StretchingRoom : IDisposable
{
    public const int Places = 8;

    public SemaphoreSlim AtOnce { get; } = new(Places);

    public void Dispose() => AtOnce.Dispose();
}

/// <summary>
/// Passwords: Argon2id (19 MiB, two passes) with a salt that is a keyed hash of the name, then a keyed hash with the account.
/// Names are not unique: one stretching serves all who bear the name, so neither answer nor time says whether anybody does.
/// </summary>
public sealed class Passwords(AppDb db, BlindIndex index, MasterKey master, KeyRing ring, StretchingRoom room, IMeterFactory meters)
{
    public const int Shortest = 12;
    public const int Longest = 128;
    const string Scheme = "argon2id-19456-2-1.";

    static readonly PasswordBasedKeyDerivationAlgorithm Argon2 =
        PasswordBasedKeyDerivationAlgorithm.Argon2id(new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 19456, NumberOfPasses = 2 });

    readonly byte[] pepper = master.Derive("passwords");
    readonly Counter<long> stretched = meters.Create("Entraide.Accounts").CreateCounter<long>("entraide.passwords.stretched");

    /// <summary>Why this password will not do, as a refusal in words; nothing when it will.</summary>
    public static Refused? Problem(string? password, string name) => password switch
    {
        null or { Length: < Shortest } => new("A password needs at least {n} characters. Several words in a row are easy to remember.", ("n", Shortest)),
        { Length: > Longest } => new("A password has at most {n} characters.", ("n", Longest)),
        _ when CommonPasswords.Includes(password, name) => new("This password is among those that are tried first. Please choose another: several words that have nothing to do with each other, for example."),
        _ => null,
    };

    /// <summary>The slow part, done by at most eight at once.</summary>
    /// <exception cref="Refused">503 when there is no room within two seconds.</exception>
    public async Task<PasswordProof> Stretch(string name, string password, CancellationToken stop = default)
    {
        if (!await room.AtOnce.WaitAsync(TimeSpan.FromSeconds(2), stop))
            throw new Refused("Too many people sign in at this moment. Please try again in half a minute.") { Status = StatusCodes.Status503ServiceUnavailable, RetryAfter = TimeSpan.FromSeconds(30) };
        try
        {
            var salt = index.Of("salt", BlindIndex.Folded(name)).AsSpan(0, 16).ToArray();
            var text = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC));
            stretched.Add(1);
            return new(name, await Task.Run(() => Argon2.DeriveBytes(text, salt, 32), stop));
        }
        finally { room.AtOnce.Release(); }
    }

    /// <summary>The account of this name and this password.</summary>
    /// <param name="only">No other than this one.</param>
    public async Task<Account?> Find(PasswordProof proof, Guid? only = null)
    {
        var name = index.Of("account", BlindIndex.Folded(proof.Name));
        var candidates = await db.Accounts.Where(a => a.NameIndex == name && (only == null || a.Id == only)).OrderBy(a => a.Id).ToListAsync();
        return candidates.FirstOrDefault(a => Matches(a, proof));
    }

    public void Keep(Account account, PasswordProof proof) => account.PasswordHash = Kept(account, proof);

    /// <summary>Gives an account a password. Saved by the caller.</summary>
    public async Task Set(Account account, string password) => Keep(account, await Stretch(NameOf(account), password));

    public async Task<bool> Verify(Account account, string password) => Matches(account, await Stretch(NameOf(account), password));

    public string NameOf(Account account) => ring.Open(account.Place("Name"), account.Name);

    bool Matches(Account account, PasswordProof proof) => account.PasswordHash is { } kept
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(Kept(account, proof)));

    string Kept(Account account, PasswordProof proof) => Scheme + Convert.ToBase64String(HMACSHA256.HashData(pepper, account.Id.ToByteArray().Concat(proof.Stretched).ToArray()));
}
