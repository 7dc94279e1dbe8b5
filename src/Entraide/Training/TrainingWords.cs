using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Training;

/// <summary>A place whose writer took their words along keeps no debrief, not even one that nobody can open.</summary>
public sealed class DebriefsOfAPlace(AppDb db) : IReactTo<PlaceEmptied>
{
    public Task React(PlaceEmptied emptied, Guid happeningId, CancellationToken stop) => db.Debriefs.Where(d => d.MembershipId == emptied.MembershipId).ExecuteDeleteAsync(stop);
}

/// <summary>Debriefs a person wrote, and their credentials.</summary>
public sealed class TrainingWords(AppDb db, Links links, KeyRing ring, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var debriefs = await Mine(account).AsNoTracking().ToListAsync(stop);
        var credentials = await db.Credentials.AsNoTracking().Where(c => c.AccountId == account.Id).OrderBy(c => c.GivenOn).ToListAsync(stop);
        return
        [
            .. debriefs.Select(d => new OwnWords(words["Debrief"], Lines(d))),
            new(words["My credentials"], [.. credentials.Select(c => (c.Training, $"{c.GivenOn:yyyy-MM-dd} – {c.UntilOn:yyyy-MM-dd}"))]),
        ];
    }

    public async Task Erase(Account account, CancellationToken stop)
    {
        db.Debriefs.RemoveRange(await Mine(account).ToListAsync(stop));
        var held = db.Credentials.Where(c => c.AccountId == account.Id).Select(c => (Guid?)c.Id);
        var records = await db.TrainingRecords.Where(r => held.Contains(r.CredentialId)).ToListAsync(stop);
        db.TrainingRecords.RemoveRange(records);
        foreach (var record in records) db.Note(new WordsLetGo(record.KeyId));
    }

    List<(string, string)> Lines(Debrief debrief)
    {
        List<(string, string)> lines = [];
        if (ring.OpenShared(debrief) is { } said)
            lines.AddRange([(words["What worked"], said.Worked), (words["A hard moment"], said.Hard), (words["Somebody to ask how they are"], said.CheckOn), (words["One change for next time"], said.Change)]);
        if (ring.OpenOrNull(debrief.Place("State"), debrief.State) is { } state) lines.Add((words["How I am myself"], state));
        return [.. lines.Where(l => l.Item2.Length > 0)];
    }

    IQueryable<Debrief> Mine(Account account)
    {
        var mine = links.Of(account);
        return db.Debriefs.Where(d => mine.Contains(d.MembershipId));
    }
}
