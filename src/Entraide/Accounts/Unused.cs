using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>Nobody used this account for a long time: it ends in two months, or in two weeks.</summary>
public sealed record AccountEnding(Guid AccountId, DateOnly On);

/// <summary>Nobody came back in time.</summary>
public sealed record AccountOver(Guid AccountId);

/// <summary>A sign, known to another module, that somebody still comes without signing in. Found by existing.</summary>
public interface ISignOfLife
{
    Task<DateOnly?> Last(IReadOnlyList<Guid> memberships, CancellationToken stop);
}

/// <summary>
/// An account that nobody used for two whole years is erased, and said to be twice before; one that holds an office stays, for
/// the association gave it.
/// </summary>
public sealed class Unused(AppDb db, Links links, IEnumerable<ISignOfLife> signs, Erasure erasure) : IReactTo<AccountOver>
{
    /// <summary>Whole calendar months without use after which the end is said to come.</summary>
    public const int Quiet = 22;

    /// <summary>Days before the end at which its person is told.</summary>
    public const int First = 62, Second = 14;

    DateOnly Today => DateOnly.FromDateTime(db.Now);

    public static Task Look(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<Unused>().Look(stop);

    async Task Look(CancellationToken stop)
    {
        var before = Today.AddMonths(-Quiet - 1);
        foreach (var account in await db.Accounts.Where(a => a.UsedOn <= before && !db.Offices.Any(o => o.AccountId == a.Id)).ToListAsync(stop))
        {
            if (await CameSince(account, stop) is { } month) (account.UsedOn, account.EndsOn, account.ToldOn) = (month, null, null);
            else Tell(account);
        }
    }

    void Tell(Account account)
    {
        var end = account.EndsOn ??= Today.AddDays(First);
        if (end <= Today)
        {
            db.Note(new AccountOver(account.Id));
            return;
        }
        var stage = end.AddDays(Today < end.AddDays(-Second) ? -First : -Second);
        if (account.ToldOn >= stage) return;
        account.ToldOn = Today;
        db.Note(new AccountEnding(account.Id, end));
    }

    public async Task React(AccountOver over, Guid happeningId, CancellationToken stop)
    {
        // Whoever came back meanwhile stays.
        if (await db.Accounts.FindAsync([over.AccountId], stop) is { EndsOn: { } end } account && end <= Today) await erasure.End(account, stop);
    }

    async Task<DateOnly?> CameSince(Account account, CancellationToken stop)
    {
        DateOnly? last = null;
        foreach (var sign in signs)
            if (await sign.Last(links.Of(account), stop) is { } day && (last is null || day > last)) last = day;
        return last is { } came && came.AddDays(1 - came.Day) is var month && month > account.UsedOn ? month : null;
    }
}
