using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Work;

/// <summary>
/// Delivers happenings and runs recurring work. Several nodes may run it: a delivery is claimed by one conditional update
/// that pushes its due time one lease ahead, so a killed node's work comes back by itself.
/// </summary>
public sealed class Worker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Worker> log) : BackgroundService
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    public const int MostAttempts = 12;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await RunOnce(stop) > 0) { }
                await RunRecurring(stop);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception e)
            {
                log.LogError(e, "The worker stumbled and goes on");
                await Task.Delay(TimeSpan.FromSeconds(10), clock, stop);
            }
        }
    }

    /// <summary>Delivers what is due now; answers how many were claimed.</summary>
    public async Task<int> RunOnce(CancellationToken stop = default)
    {
        List<Guid> due;
        var now = clock.GetUtcNow().UtcDateTime;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<AppDb>().Deliveries
                .Where(d => d.DueAt <= now && d.Attempts < MostAttempts)
                .OrderBy(d => d.DueAt).Select(d => d.Id).Take(50).ToListAsync(stop);
        foreach (var id in due) await Deliver(id, now, stop);
        return due.Count;
    }

    async Task Deliver(Guid id, DateTime now, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var claimed = await db.Deliveries.Where(d => d.Id == id && d.DueAt <= now)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.DueAt, now + Lease).SetProperty(d => d.Attempts, d => d.Attempts + 1), stop);
        if (claimed == 0) return;

        var delivery = await db.Deliveries.SingleAsync(d => d.Id == id, stop);
        try
        {
            var happening = await db.Happenings.SingleAsync(h => h.Id == delivery.HappeningId, stop);
            db.Deliveries.Remove(delivery);
            await Reactions.Run(scope.ServiceProvider, delivery.Reaction, happening, stop);
            await db.SaveChangesAsync(stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogWarning(e, "{Reaction} failed at attempt {Attempt}", delivery.Reaction, delivery.Attempts);
            await Postpone(id, delivery.Attempts, e, stop);
        }
    }

    async Task Postpone(Guid id, int attempts, Exception e, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = clock.GetUtcNow().UtcDateTime + Pauses.After(attempts);
        // The kind of error only: a message may quote content.
        await scope.ServiceProvider.GetRequiredService<AppDb>().Deliveries.Where(d => d.Id == id)
            .ExecuteUpdateAsync(u => u.SetProperty(d => d.DueAt, next).SetProperty(d => d.Error, e.GetType().Name), stop);
    }

    /// <summary>Runs each recurring work that is due, on one node only.</summary>
    public async Task RunRecurring(CancellationToken stop = default)
    {
        foreach (var work in await Due(stop))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var now = clock.GetUtcNow().UtcDateTime;
            if (!await RecurringRun.Claim(db, work, now, stop)) continue;
            try
            {
                await work.Run(scope.ServiceProvider, stop);
                await db.SaveChangesAsync(stop);
                await Ended(work, null, stop);
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                log.LogError(e, "Recurring work {Name} failed and waits for its next time", work.Name);
                await Ended(work, e.GetType().Name, stop);
            }
        }
    }

    // Looked at first: a claim writes, and mostly nothing is due.
    async Task<List<RecurringWork>> Due(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var next = await db.RecurringRuns.ToDictionaryAsync(r => r.Name, r => r.NextAt, stop);
        return [.. Recurring.All.Where(w => !next.TryGetValue(w.Name, out var at) || at <= db.Now)];
    }

    async Task Ended(RecurringWork work, string? error, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = db.Now;
        var run = db.RecurringRuns.Where(r => r.Name == work.Name);
        if (error is null) await run.ExecuteUpdateAsync(u => u.SetProperty(r => r.Error, (string?)null).SetProperty(r => r.DoneAt, now), stop);
        else await run.ExecuteUpdateAsync(u => u.SetProperty(r => r.Error, error), stop);
    }
}

/// <summary>Pauses that grow: one minute, doubling, at most an hour.</summary>
public static class Pauses
{
    public static TimeSpan After(int attempts) => TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Math.Max(0, attempts - 1))));
}
