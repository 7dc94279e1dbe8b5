using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>Nobody used this account for a long time: it ends in two months, or in two weeks.</summary>
public sealed record AccountEnding(Guid AccountId, DateOnly On);

/// <summary>A sign, known to another module, that somebody still comes without signing in. Found by existing.</summary>
public interface ISignOfLife
{
    Task<DateOnly?> Last(IReadOnlyList<Guid> memberships, CancellationToken stop);
}

/// <summary>
/// An account that nobody used for two whole years is erased, and said to be twice before; one that holds an office stays, for
/// the association gave it.
/// </summary>
public sealed class Unused(AppDb db, Links links, IEnumerable<ISignOfLife> signs, Erasure erasure, ILogger<Unused> log)
{
    /// <summary>Whole calendar months without use after which the end is said to come.</summary>
    const int Quiet = 22;

    /// <summary>Days before the end at which its person is told.</summary>
    const int First = 62, Second = 14;

    DateOnly Today => DateOnly.FromDateTime(db.Now);

    /// <summary>Recurring. Each account is a save of its own, and none is named in the outbox beside the groups it leaves.</summary>
    public static async Task Look(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var before = DateOnly.FromDateTime(db.Now).AddMonths(-Quiet - 1);
        var due = await db.Accounts.Where(a => a.UsedOn <= before && !db.Offices.Any(o => o.AccountId == a.Id)).Select(a => a.Id).ToListAsync(stop);
        foreach (var id in due)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Unused>().See(id, stop);
        }
    }

    async Task See(Guid id, CancellationToken stop)
    {
        try
        {
            if (await db.Accounts.FindAsync([id], stop) is not { } account) return;
            if (await CameSince(account, stop) is { } month) (account.UsedOn, account.EndsOn, account.ToldOn) = (month, null, null);
            else if (account.EndsOn <= Today && account.ToldOn >= account.EndsOn?.AddDays(-Second)) await erasure.End(account, stop);
            else Tell(account);
            await db.SaveChangesAsync(stop);
        }
        catch (Exception e) when (e is DbUpdateConcurrencyException or Platform.Secrets.KeyGone)
        {
            // Somebody came back at this moment, or its key is not on the shelf: the others go on.
            log.LogWarning("An account nobody used could not be seen to: {Kind}", e.GetType().Name);
        }
    }

    void Tell(Account account)
    {
        var end = account.EndsOn ??= Today.AddDays(First);
        // The program was off when the second letter was due: nobody is erased without it.
        if (end <= Today) account.EndsOn = end = Today.AddDays(Second);
        var stage = end.AddDays(Today < end.AddDays(-Second) ? -First : -Second);
        if (account.ToldOn >= stage) return;
        account.ToldOn = Today;
        db.Note(new AccountEnding(account.Id, end));
    }

    async Task<DateOnly?> CameSince(Account account, CancellationToken stop)
    {
        DateOnly? last = null;
        foreach (var sign in signs)
            if (await sign.Last(links.Of(account), stop) is { } day && (last is null || day > last)) last = day;
        return last is { } came && came.AddDays(1 - came.Day) is var month && month > account.UsedOn ? month : null;
    }
}
