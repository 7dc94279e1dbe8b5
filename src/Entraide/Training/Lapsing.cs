using Entraide.Accounts;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>A credential ends within two months, or within two weeks; its holder is told in neutral words.</summary>
public sealed record CredentialEnding(Guid CredentialId);

static class Lapsing
{
    public const int Soon = 60, VerySoon = 14;

    /// <summary>Notes each credential about to end, once at two months and once at two weeks.</summary>
    public static async Task Note(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var today = DateOnly.FromDateTime(db.Now);
        var (soon, verySoon) = (today.AddDays(Soon), today.AddDays(VerySoon));
        var ending = await db.Credentials.Where(c => c.UntilOn >= today && c.UntilOn <= soon).ToListAsync(stop);
        foreach (var credential in ending)
        {
            var stage = credential.UntilOn <= verySoon ? credential.UntilOn.AddDays(-VerySoon) : credential.UntilOn.AddDays(-Soon);
            if (credential.ToldOn >= stage) continue;
            credential.ToldOn = today;
            db.Note(new CredentialEnding(credential.Id));
        }
    }

    /// <summary>The last day on which somebody holds a credential; null when they never held one.</summary>
    public static Task<DateOnly?> LastDay(this AppDb db, Guid account, CancellationToken stop) =>
        db.Credentials.Where(c => c.AccountId == account).MaxAsync(c => (DateOnly?)c.UntilOn, stop);

    /// <summary>How a credential stands, as a sentence.</summary>
    public static string Standing(this T words, DateOnly given, DateOnly until, DateOnly today) =>
        until < today ? words["Ended; its last day was {day}.", ("day", words.LongDay(until))]
        : until <= today.AddDays(Soon) ? words["Ends soon: {day}.", ("day", words.LongDay(until))]
        : given > today ? words["From {day}.", ("day", words.LongDay(given))]
        : words["Valid until {day}.", ("day", words.LongDay(until))];
}
