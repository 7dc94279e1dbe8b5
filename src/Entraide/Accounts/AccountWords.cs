using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>What the account itself keeps: name, address, screens, trainings, devices.</summary>
public sealed class AccountWords(AppDb db, Passwords passwords, MailAddresses mails, PasskeyStore passkeys, SessionLines sessions, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        List<(string, string)> lines =
        [
            (words["Your sign-in name"], passwords.NameOf(account)),
            (words["E-mail"], mails.Of(account) ?? ""),
            (words["Language of the screens"], account.Language),
            (words["Your time zone"], account.Zone),
            (words["If I forget my password"], account.WayBack switch { WayBack.AtOnce => words["A link comes at once"], WayBack.Later => words["A link comes after three days"], _ => words["Never by e-mail"] }),
            (words["Two people who are there may let me back in"], account.IsVouchable ? words["Yes"] : words["No"]),
            (words["Account made in the month of"], $"{account.CreatedOn:yyyy-MM}"),
            (words["Last used in the month of"], $"{account.UsedOn:yyyy-MM}"),
        ];
        foreach (var c in await db.Credentials.AsNoTracking().Where(c => c.AccountId == account.Id).ToListAsync(stop)) lines.Add((c.Training, $"{c.GivenOn:yyyy-MM-dd} – {c.UntilOn:yyyy-MM-dd}"));
        foreach (var p in await db.Passkeys.AsNoTracking().Where(p => p.AccountId == account.Id).ToListAsync(stop)) lines.Add((words["Passkeys"], passkeys.Open(p).Name));
        var devices = await db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id).ToListAsync(stop);
        lines.AddRange(devices.Select(s => sessions.Of(account, s)).Select(line => (words["A signed-in device"], $"{line.Device}, {line.Since}")));
        return [new(words["My account"], lines)];
    }

    public Task Erase(Account account, CancellationToken stop)
    {
        db.Accounts.Remove(account);
        return Task.CompletedTask;
    }
}
