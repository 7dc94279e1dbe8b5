using Entraide.Accounts;
using Entraide.Feedback;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using Entraide.Training;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Scenes;

/// <summary>
/// Sets up people and groups by the product's own code, for the demo and for tests. Each act saves, as a person's would.
/// </summary>
public sealed class Stage(AppDb db, Enrolment enrolment, Joining joining, Links links, KeyRing ring, Calendar calendar, Pulses pulses)
{
    public async Task<Organisation> Association(string name)
    {
        var organisation = new Organisation { Name = name, HolidayRegion = "FR" };
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }

    public async Task<Chapter> Chapter(string name, string city)
    {
        var chapter = new Chapter { Name = name, City = city };
        db.Chapters.Add(chapter);
        await db.SaveChangesAsync();
        return chapter;
    }

    public async Task<Account> Person(string name)
    {
        if (await enrolment.Named(name) is { } known) return known;
        var account = await enrolment.Enrol(name, "fr", "Europe/Paris");
        await db.SaveChangesAsync();
        return account;
    }

    public async Task<Account> Trained(string name)
    {
        var account = await Person(name);
        var today = DateOnly.FromDateTime(db.Now);
        if (!await db.Credentials.AnyAsync(c => c.AccountId == account.Id))
        {
            var credential = new Credential { AccountId = account.Id, Training = "Animer un cercle", GivenOn = today.AddMonths(-2), UntilOn = today.AddMonths(22) };
            var record = new TrainingRecord { KeyId = await ring.Make(), CredentialId = credential.Id, Training = credential.Training, GivenOn = credential.GivenOn, UntilOn = credential.UntilOn };
            record.Name = ring.Seal(record.KeyId, record.Place(), name);
            db.AddRange(credential, record);
        }
        await db.SaveChangesAsync();
        return account;
    }

    public async Task<Account> Officer(string name, OfficeKind kind, Guid? chapter = null)
    {
        var account = await Person(name);
        db.Offices.Add(new() { AccountId = account.Id, Kind = kind, ChapterId = chapter });
        await db.SaveChangesAsync();
        return account;
    }

    /// <summary>An open group with a charter, two trained facilitators and dates.</summary>
    public async Task<Group> Group(GroupCard card, Guid? chapter, Rhythm? rhythm, string charter, params (string Person, string Alias)[] facilitators)
    {
        var group = new Group { KeyId = await ring.Make(), ChapterId = chapter, State = GroupState.Open, CharterNumber = 1, ReviewOn = DateOnly.FromDateTime(db.Now).AddMonths(6) };
        ring.SealCard(group, card);
        db.Groups.Add(group);
        var version = new CharterVersion { GroupId = group.Id, Number = 1, PublishedOn = DateOnly.FromDateTime(db.Now), Text = [] };
        db.Charters.Add(new() { Id = version.Id, GroupId = group.Id, Number = 1, PublishedOn = version.PublishedOn, Text = ring.Seal(group.KeyId, version.Place("Text"), charter) });
        await db.SaveChangesAsync();
        foreach (var (person, alias) in facilitators)
        {
            await Trained(person);
            await Member(group, person, alias, person == facilitators[0].Person ? Roles.Facilitator : Roles.CoFacilitator);
        }
        if (rhythm is not null) await Meets(group, rhythm);
        return group;
    }

    public async Task<Membership> Member(Group group, string person, string alias, Roles roles = Roles.None)
    {
        var membership = await joining.Found(await Person(person), group, alias, roles);
        membership.AgreedCharter = group.CharterNumber;
        await db.SaveChangesAsync();
        return membership;
    }

    /// <summary>A group that waits for what is missing before its first meeting.</summary>
    public async Task<Group> Forming(GroupCard card, Guid? chapter, (string Person, string Alias) facilitator)
    {
        var group = new Group { KeyId = await ring.Make(), ChapterId = chapter, State = GroupState.Forming };
        ring.SealCard(group, card);
        db.Groups.Add(group);
        await db.SaveChangesAsync();
        await Trained(facilitator.Person);
        await Member(group, facilitator.Person, facilitator.Alias, Roles.Facilitator);
        return group;
    }

    public async Task List(Group group)
    {
        group.IsListed = true;
        db.Note(new GroupChanged(group.Id));
        await db.SaveChangesAsync();
    }

    public async Task Asks(Group group, string person, string alias, string words)
    {
        await joining.Ask(await Person(person), group, alias, words);
        await db.SaveChangesAsync();
    }

    public async Task Waits(Group group, string person, string alias)
    {
        var membership = await joining.Ask(await Person(person), group, alias, "");
        membership.State = MembershipState.Waiting;
        membership.WaitingTurn = 1 + await db.Memberships.Where(m => m.GroupId == group.Id).MaxAsync(m => m.WaitingTurn);
        await db.SaveChangesAsync();
    }

    /// <summary>The last meetings the rhythm gave, closed; most members came to most of them.</summary>
    public async Task HasMet(Group group, Rhythm rhythm, int times)
    {
        var members = await db.Memberships.Where(m => m.GroupId == group.Id && m.State == MembershipState.Member).OrderBy(m => m.Id).ToListAsync();
        var today = DateOnly.FromDateTime(db.Now);
        var dates = new Schedule(rhythm).Dates(rhythm.StartsOn, today).Where(d => d.TakesPlace && d.EndsAt < db.Now).TakeLast(times).ToList();
        foreach (var (date, n) in dates.Select((d, n) => (d, n)))
        {
            var meeting = new Meeting
            {
                GroupId = group.Id, OriginalOn = date.OriginalOn, StartsAt = date.StartsAt, EndsAt = date.EndsAt, Zone = date.Zone,
                State = MeetingState.Closed, OpenedAt = date.StartsAt, ClosedAt = date.EndsAt,
            };
            db.Meetings.Add(meeting);
            foreach (var (member, m) in members.Select((x, m) => (x, m)))
                db.Seats.Add(new() { MeetingId = meeting.Id, MembershipId = member.Id, Coming = Coming.Yes, How = Formats.Room, Came = member.Leads || (n + m) % 5 != 0 });
        }
        await db.SaveChangesAsync();
    }

    /// <summary>What people answered for the next meeting, by their sign-in names.</summary>
    public async Task Seats(Group group, params (string Person, Coming Coming, Formats How)[] answers)
    {
        var next = await db.Meetings.Where(m => m.GroupId == group.Id && m.StartsAt > db.Now).OrderBy(m => m.StartsAt).FirstAsync();
        foreach (var (person, coming, how) in answers)
        {
            var mine = links.Of(await Person(person));
            var membership = await db.Memberships.SingleAsync(m => m.GroupId == group.Id && mine.Contains(m.Id));
            db.Seats.Add(new() { MeetingId = next.Id, MembershipId = membership.Id, Coming = coming, How = how });
        }
        await db.SaveChangesAsync();
    }

    /// <summary>The earliest meeting not yet held was opened and closed; these people, by their sign-in names, came.</summary>
    public async Task<Meeting> Held(Group group, params string[] came)
    {
        var meeting = await db.Meetings.Where(m => m.GroupId == group.Id && m.State == MeetingState.Planned).OrderBy(m => m.StartsAt).FirstAsync();
        (meeting.State, meeting.OpenedAt, meeting.ClosedAt) = (MeetingState.Closed, meeting.StartsAt, db.Now > meeting.EndsAt ? meeting.EndsAt : db.Now);
        foreach (var person in came)
        {
            var mine = links.Of(await Person(person));
            var membership = await db.Memberships.SingleAsync(m => m.GroupId == group.Id && mine.Contains(m.Id));
            db.Seats.Add(new() { MeetingId = meeting.Id, MembershipId = membership.Id, Coming = Coming.Yes, How = Formats.Room, Came = true });
        }
        db.Note(new MeetingClosed(meeting.Id));
        await db.SaveChangesAsync();
        return meeting;
    }

    /// <summary>Those who came to this meeting said how it was, each with one score for all five questions and a few words.</summary>
    public async Task Felt(Guid meetingId, params (int Score, string Words)[] answers)
    {
        await pulses.Open(await db.Meetings.SingleAsync(m => m.Id == meetingId), default);
        await db.SaveChangesAsync();
        var pulse = await db.Pulses.SingleAsync(p => p.MeetingId == meetingId);
        if (pulse.State != PulseState.Open) return;
        var urn = Urn.Open(ring, pulse);
        foreach (var (member, (score, words)) in urn.Invited.Zip(answers).ToList()) urn.Take(member, new([score, score, score, score, score], words));
        (pulse.Tickets, pulse.Urn) = urn.Close(ring, pulse.KeyId!.Value, pulse);
        await db.SaveChangesAsync();
    }

    public async Task Meets(Group group, Rhythm rhythm)
    {
        await calendar.Follow(group.Id, rhythm.StartsOn, rhythm);
        db.Note(new ScheduleChanged(group.Id));
        await db.SaveChangesAsync();
        await calendar.Align(group.Id);
        await db.SaveChangesAsync();
    }

    public static Rhythm Weekly(DayOfWeek day, int hour, int minute, int minutes, DateOnly from) => new()
    {
        Cadence = Cadence.Weekly,
        Days = (Weekdays)(1 << (((int)day + 6) % 7)),
        Time = new(hour, minute),
        Minutes = minutes,
        Zone = "Europe/Paris",
        StartsOn = from,
    };
}
