using System.Security.Cryptography;
using System.Text;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>Makes secret addresses and answers calendars that ask at them.</summary>
public sealed class CalendarAddresses(AppDb db, Calendar calendar, Links links, KeyRing ring, PublicAddress address)
{
    const int DaysBack = 31;

    /// <summary>The key, to be shown once and only when it is saved: another tab may be making the same address.</summary>
    public async Task<string> Make(Guid? accountId, Guid? membershipId, bool namesGroups)
    {
        if (await db.CalendarAddresses.AnyAsync(a => a.AccountId == accountId && a.MembershipId == membershipId))
            throw new Refused("These dates have an address already. If you did not copy it, end it and make another.");
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        db.CalendarAddresses.Add(new() { Id = (accountId ?? membershipId)!.Value, Hash = Hash(key), AccountId = accountId, MembershipId = membershipId, NamesGroups = namesGroups });
        return key;
    }

    /// <summary>The addresses of this person: their own and those of their places.</summary>
    public IQueryable<CalendarAddress> Of(Me me) => Of(me.AccountId, me.Memberships);

    public IQueryable<CalendarAddress> Of(Guid? account, IReadOnlyList<Guid> memberships) =>
        db.CalendarAddresses.Where(a => a.AccountId == account || (a.MembershipId != null && memberships.Contains(a.MembershipId.Value)));

    /// <summary>What a calendar reads at this address; null when there is none.</summary>
    public async Task<string?> Read(string key, CancellationToken stop)
    {
        var hash = Hash(key);
        var found = await db.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(a => a.Hash == hash, stop);
        if (found is null) return null;
        return found.AccountId is { } account ? await Person(found, account, stop) : await Place(found, found.MembershipId!.Value, stop);
    }

    async Task<string> Person(CalendarAddress found, Guid accountId, CancellationToken stop)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, stop);
        var mine = links.Of(account);
        var since = db.Now.AddDays(-DaysBack);
        var rows = await (from around in db.Around()
                          let membership = around.Membership
                          let meeting = around.Meeting
                          where mine.Contains(membership.Id)
                          where meeting.EndsAt > since && !db.Seats.Any(s => s.MeetingId == meeting.Id && s.MembershipId == membership.Id && s.Coming == Coming.No)
                          join held in db.Groups on meeting.GroupId equals held.Id
                          where held.State == GroupState.Open || held.State == GroupState.Forming
                          orderby meeting.StartsAt
                          select new { meeting, held }).AsNoTracking().ToListAsync(stop);
        var language = Speaking(account);
        return CalendarFile.Meetings(rows.Select(r => (Card(found, r.meeting, r.held, language), r.meeting.Occurrence())), language.Say("My appointments"));
    }

    async Task<string?> Place(CalendarAddress found, Guid membershipId, CancellationToken stop)
    {
        var row = await (from membership in db.Memberships
                         where membership.Id == membershipId && membership.State == MembershipState.Member
                         join held in db.Groups on membership.GroupId equals held.Id
                         where held.State == GroupState.Open || held.State == GroupState.Forming
                         select new { membership, held }).AsNoTracking().SingleOrDefaultAsync(stop);
        if (row is null) return null;
        var language = await links.Owner(row.membership.Owner, membershipId, stop) is { } owner ? Speaking(owner) : Language.French;
        var name = language.Say("Appointments");
        if (await calendar.Kept(row.held.Id, stop) is not { } schedule) return CalendarFile.Meetings([], name);
        // Grows with every change: meetings are never deleted, decisions only follow each other.
        var sequence = await db.Meetings.Where(m => m.GroupId == row.held.Id).SumAsync(m => m.Sequence, stop)
            + (await db.ScheduleExceptions.Where(e => e.GroupId == row.held.Id).MaxAsync(e => (int?)e.Turn, stop) ?? 0);
        var title = found.NamesGroups ? ring.OpenCard(row.held).Name : language.Say("Appointment");
        return CalendarFile.Schedule(new(Uid(found, row.held.Id), sequence, title, db.Now) { Private = true, Url = found.NamesGroups ? new(address.Of($"/groups/{row.held.Id}")) : null }, schedule, name);
    }

    CalendarCard Card(CalendarAddress found, Meeting meeting, Group held, Language language)
    {
        var card = new CalendarCard(Uid(found, meeting.Id), meeting.Sequence, language.Say("Appointment"), db.Now) { Private = true };
        if (!found.NamesGroups) return card;
        var told = ring.OpenCard(held);
        return card with { Title = told.Name, Url = new(address.Of($"/meetings/{meeting.Id}")), Location = told.Place is { Length: > 0 } place ? place : null };
    }

    // Each address has numbers of its own: whoever keeps the calendars of two people must not find them in one group.
    static string Uid(CalendarAddress found, Guid thing) => Convert.ToHexStringLower(SHA256.HashData([.. found.Hash, .. thing.ToByteArray()]).AsSpan(0, 16)) + "@entraide";

    static Language Speaking(Account account) => Language.Offered.FirstOrDefault(l => l.Code == account.Language) ?? Language.French;

    static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
