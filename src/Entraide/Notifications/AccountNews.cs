using Entraide.Accounts;
using Entraide.Platform.Work;

namespace Entraide.Notifications;

/// <summary>That an account nobody uses will end is said by mail alone: whoever reads it here has come back.</summary>
public sealed class AccountNews(AppDb db, Reaching reaching) : IReactTo<AccountEnding>
{
    public async Task React(AccountEnding ending, Guid happeningId, CancellationToken stop)
    {
        await db.Forget(happeningId, stop);
        if (await db.Accounts.FindAsync([ending.AccountId], stop) is not { EndsOn: { } end } account || end != ending.On) return;
        var news = new News(NoticeKind.AccountEnding, happeningId.ToString("N"), null, end.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        await reaching.TellAccount(account, news, "/sign-in", stop);
    }
}
