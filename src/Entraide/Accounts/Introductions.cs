using System.Security.Cryptography;
using Entraide.Platform.Web;

namespace Entraide.Accounts;

/// <summary>
/// A code that somebody reads out to the association, so that an office or a credential reaches them and nobody else who bears the
/// same name. Sixty bits; good once, within a day.
/// </summary>
public sealed class Introductions(AppDb db, OneTimes once)
{
    const string Purpose = "introduction";
    const int Length = 12;

    /// <summary>Saved by the caller.</summary>
    public string Make(Account account)
    {
        var code = OneTimeCode.Text(RandomNumberGenerator.GetBytes(8))[..Length];
        once.Keep(Purpose, code, account.Id, TimeSpan.FromDays(1));
        return string.Join('-', code.Chunk(4).Select(four => new string(four)));
    }

    /// <summary>Whom the code introduces; it is used up by that.</summary>
    /// <exception cref="Refused">Nobody, or not any more.</exception>
    public async Task<Account> Of(string? code)
    {
        var found = await once.Find(Purpose, string.Concat((code ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant());
        if (found is null || !await once.Use(found)) throw new Refused("This code introduces nobody now. It is good once, for a day: ask the person for a new one.");
        return (await db.Accounts.FindAsync(found.AccountId))!;
    }
}
