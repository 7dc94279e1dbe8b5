using Entraide.Accounts;
using Entraide.Platform.Work;
using Entraide.Training;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Notifications;

/// <summary>A credential that ends soon is told to whoever holds it, and to the coordinators who follow it, in words that say neither what nor whose.</summary>
public sealed class CredentialNews(AppDb db, Reaching reaching) : IReactTo<CredentialEnding>
{
    public async Task React(CredentialEnding ending, Guid happeningId, CancellationToken stop)
    {
        if (await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ending.CredentialId, stop) is not { } credential) return;
        var last = credential.UntilOn.ToDateTime(TimeOnly.MaxValue, DateTimeKind.Utc);
        // Renewed meanwhile, or already over: nothing ends.
        if (last < db.Now || credential.UntilOn > DateOnly.FromDateTime(db.Now).AddDays(Lapsing.Soon)) return;
        var news = new News(NoticeKind.CredentialEnding, happeningId.ToString("N"), null, last);
        if (await db.Accounts.FindAsync([credential.AccountId], stop) is { } holder) await reaching.TellAccount(holder, news, "/credentials", stop);
        if (await db.TrainingRecords.AsNoTracking().SingleOrDefaultAsync(r => r.CredentialId == credential.Id, stop) is not { } record) return;
        var coordinators = await db.Accounts.Where(a => a.Id != credential.AccountId
            && db.Offices.Any(o => o.AccountId == a.Id && o.Kind == OfficeKind.Coordinator && (o.ChapterId == null || o.ChapterId == record.ChapterId))).ToListAsync(stop);
        foreach (var coordinator in coordinators) await reaching.TellAccount(coordinator, news, "/credentials/given", stop);
    }
}
