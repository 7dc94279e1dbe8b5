using System.Globalization;
using Entraide.Accounts;
using Entraide.Platform.Secrets;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>What groups keep of a person: the name they bear in each, their part, what they wrote when they asked, the groups they are preparing, and those they look after.</summary>
public sealed class KeptWords(AppDb db, Links links, KeyRing ring, BlindIndex index, Joining joining, IEnumerable<IFactOfCard> facts, T words) : IKeepWords
{
    public async Task<IReadOnlyList<OwnWords>> GiveBack(Account account, CancellationToken stop)
    {
        var parts = new List<OwnWords>();
        foreach (var membership in await Of(account, stop))
        {
            var group = await db.Groups.AsNoTracking().SingleAsync(g => g.Id == membership.GroupId, stop);
            List<(string, string)> lines = [(words["Name there"], ring.AliasOf(membership))];
            if (membership.Roles != Roles.None) lines.Add((words["Your part there"], string.Join(", ", membership.Roles.Each().Select(r => words.RoleOf(r)))));
            if (membership.JoinedOn is { } month) lines.Add((words["There since the month of"], month.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
            if (membership.AgreedCharter > 0) lines.Add((words["Version of the charter you agreed to"], membership.AgreedCharter.ToString(CultureInfo.InvariantCulture)));
            if (ring.OpenOrNull(membership.Place("Asking"), membership.Asking) is { } asked) lines.Add((words["First word to the group"], asked));
            parts.Add(new(ring.OpenCard(group).Name, lines));
        }
        foreach (var card in (await Drafts(account, stop)).Select(ring.OpenCard))
            parts.Add(new(words["A group you are preparing"], Lines(card)));
        var offices = await db.Offices.Where(o => o.AccountId == account.Id).Select(o => new { o.Kind, Chapter = db.Chapters.Where(c => c.Id == o.ChapterId).Select(c => c.Name).FirstOrDefault() }).ToListAsync(stop);
        if (offices.Count > 0) parts.Add(new(words["For the association"], [.. offices.Select(o => (words["An office"], words.OfficeOf(o.Kind, o.Chapter)))]));
        return parts;
    }

    List<(string, string)> Lines(GroupCard card)
    {
        List<(string, string Said)> lines =
        [
            (words["Name of the group"], card.Name), (words["What for"], card.WhatFor), (words["For whom"], card.ForWhom), (words["Not for whom"], card.NotForWhom),
            (words["Lived experience shared"], card.LivedExperience), (words["Where"], card.Place), (words["How to find the room and get in"], card.Access),
            (words["Address of the video room"], card.ScreenLink), (words["Number to call"], card.PhoneNumber), .. facts.Select(f => f.Of(card)).OfType<(string, string)>(),
        ];
        return [.. lines.Where(l => l.Said.Length > 0)];
    }

    public async Task Erase(Account account, CancellationToken stop)
    {
        foreach (var membership in await Of(account, stop)) joining.Leave(account, membership, eraseWords: true);
        foreach (var draft in await Drafts(account, stop))
        {
            db.Groups.Remove(draft);
            db.Note(new WordsLetGo(draft.KeyId));
        }
    }

    Task<List<Membership>> Of(Account account, CancellationToken stop)
    {
        var mine = links.Of(account);
        return db.Memberships.Where(m => mine.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(stop);
    }

    Task<List<Group>> Drafts(Account account, CancellationToken stop)
    {
        var mark = index.Of("draft", account.Id);
        return db.Groups.Where(g => g.State == GroupState.Draft && g.DraftOf == mark).ToListAsync(stop);
    }
}
