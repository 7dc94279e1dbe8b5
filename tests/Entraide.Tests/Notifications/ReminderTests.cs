using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Notifications;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Notifications;

/// <summary>The circle meets on Thursday 8 October at 18:30 in Paris; the world begins on Tuesday at 9:00.</summary>
public class ReminderTests
{
    static readonly DateTime Start = new(2026, 10, 8, 16, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task The_day_before_and_twenty_minutes_before_somebody_is_reminded_once_in_words_that_could_be_a_dentists()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès");

        await At(world, Start.AddDays(-1));
        await At(world, Start.AddDays(-1).AddMinutes(30));
        var letter = Assert.Single(world.Mail);
        Assert.Equal("Votre rendez-vous", letter.Subject);
        Assert.Contains("jeudi 8 octobre, 18\u00a0h\u00a030", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Cercle", letter.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Inès", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Lyon", letter.TextBody, StringComparison.Ordinal);

        await At(world, Start.AddMinutes(-19));
        await At(world, Start.AddMinutes(-10));
        Assert.Equal(2, world.Mail.Count);
        Assert.Equal(2, world.Mail.Select(m => m.MessageId).Distinct().Count());
        Assert.Contains("commence bientôt", world.Mail[1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_announcement_comes_two_to_five_days_before_at_a_sensible_hour_to_those_who_have_not_answered()
    {
        // Sunday 2:00 in Paris, four days and a half before.
        await using var world = await World.Begin(new DateTime(2026, 10, 4, 0, 0, 0, DateTimeKind.Utc));
        await Circle(world, "Inès", "Omar");
        await Answers(world, "Omar", Coming.Yes);

        await At(world, world.Clock.GetUtcNow().UtcDateTime);
        Assert.Empty(world.Mail);
        Assert.Equal(0, await world.Stored(db => db.Notices.CountAsync()));

        await At(world, new DateTime(2026, 10, 4, 7, 30, 0, DateTimeKind.Utc));
        var letter = Assert.Single(world.Mail);
        Assert.Contains("ines@", letter.To.ToString(), StringComparison.Ordinal);
        Assert.Contains("Vous pouvez dire si vous venez", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_said_they_are_not_coming_hears_nothing_of_that_date()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès");
        await Answers(world, "Inès", Coming.No);

        foreach (var before in new[] { TimeSpan.FromHours(24), TimeSpan.FromMinutes(20) }) await At(world, Start - before);

        Assert.Empty(world.Mail);
        var ines = await world.SignedIn("Inès");
        await ines.Visit("/notices");
        ines.Sees("Rien ne vous attend");
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_what_is_of_use_afterwards_comes_then_and_the_last_reminder_only_if_wanted()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès", "Omar");
        foreach (var (name, allowed) in new[] { ("Inès", "no"), ("Omar", "yes") })
        {
            var person = await world.SignedIn(name);
            await person.Visit("/account/notices");
            await person.Press("Enregistrer ces choix", ("De", "12:00"), ("À", "20:00"), ("Le rappel envoyé vingt minutes avant peut arriver pendant les heures calmes", allowed));
            person.Sees("Vos choix sont enregistrés.");
        }

        await At(world, Start.AddDays(-1));
        Assert.Empty(world.Mail);
        await At(world, new DateTime(2026, 10, 7, 18, 1, 0, DateTimeKind.Utc));
        Assert.Equal(2, world.Mail.Count);

        await At(world, Start.AddMinutes(-20));
        Assert.Equal(3, world.Mail.Count);
        Assert.Contains("omar@", world.Mail[2].To.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_by_mail_still_shows_the_way_to_come_in_the_product()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès");
        var ines = await world.SignedIn("Inès");
        await ines.Visit("/account/notices");
        await ines.Press("Enregistrer ces choix", ("La prochaine rencontreDeux à cinq jours avant, sauf si j’ai déjà répondu", "no"),
            ("La veilleSauf si j’ai dit que je ne viens pas", "no"), ("Vingt minutes avantAvec la façon de venir, une fois ma session ouverte", "no"));

        await At(world, Start.AddMinutes(-20));

        Assert.Empty(world.Mail);
        ines = await world.SignedIn("Inès");
        await ines.Visit("/notices");
        ines.Sees("La rencontre commence bientôt");
        ines.Sees("Cercle du jeudi, où vous êtes Inès");
        ines.Sees("Lyon");
        await ines.Press("J’ai tout lu");
        ines.DoesNotSee("Nouveau");
    }

    [Fact]
    public async Task A_reminder_that_could_not_leave_in_time_never_leaves()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès");
        world.Clock.SetUtcNow(Start.AddDays(-1));
        await world.Change(s => Reminders.Send(s, default));

        await At(world, Start.AddMinutes(5));

        Assert.Empty(world.Mail);
        Assert.Equal(1, await world.Stored(db => db.Letters.CountAsync()));
    }

    [Fact]
    public async Task A_meeting_that_moves_is_told_once_to_those_who_would_come_and_reminded_anew()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès", "Omar");
        await Answers(world, "Omar", Coming.No);
        await Moves(world, group, new(2026, 10, 9));

        await At(world, new DateTime(2026, 10, 6, 8, 0, 0, DateTimeKind.Utc));

        var letter = Assert.Single(world.Mail);
        Assert.Contains("ines@", letter.To.ToString(), StringComparison.Ordinal);
        Assert.Contains("vendredi 9 octobre, 20\u00a0h", letter.TextBody, StringComparison.Ordinal);
        await At(world, new DateTime(2026, 10, 8, 16, 0, 0, DateTimeKind.Utc));
        Assert.Equal(2, world.Mail.Count);
    }

    [Fact]
    public async Task A_letter_that_has_not_left_when_its_date_moves_never_leaves()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès");
        world.Clock.SetUtcNow(Start.AddDays(-1).AddMinutes(5));
        await world.Change(s => Reminders.Send(s, default));
        await Moves(world, group, new(2026, 10, 9));
        await world.Services.GetRequiredService<Worker>().RunOnce();

        await At(world, Start.AddDays(-1).AddMinutes(20));

        Assert.Equal("Votre rendez-vous a changé", Assert.Single(world.Mail).Subject);
    }

    [Fact]
    public async Task A_letter_that_has_not_left_when_its_date_is_cancelled_never_leaves_and_the_cancellation_does()
    {
        await using var world = await World.Begin(Start.AddDays(-1).AddMinutes(5));
        var group = await Circle(world, "Inès");
        await world.Change(s => Reminders.Send(s, default));
        Assert.Equal("Votre rendez-vous", await world.Stored(db => db.Letters.Select(l => l.Subject).SingleAsync()));
        await (await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/dates/2026-10-08/cancel")).Press("Annuler cette date");
        await world.Services.GetRequiredService<Worker>().RunOnce();

        await At(world, Start.AddDays(-1).AddMinutes(20));

        Assert.Contains("Le rendez-vous du jeudi 8 octobre, 18\u00a0h\u00a030 n’a pas lieu.", Assert.Single(world.Mail).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_could_not_leave_before_quiet_hours_leaves_after_them_and_never_when_that_is_too_late()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès");
        world.Clock.SetUtcNow(new DateTime(2026, 10, 6, 18, 40, 0, DateTimeKind.Utc));
        await Moves(world, group, new(2026, 10, 9));
        await world.Services.GetRequiredService<Worker>().RunOnce();
        await At(world, new DateTime(2026, 10, 6, 19, 10, 0, DateTimeKind.Utc));
        Assert.Empty(world.Mail);
        await At(world, new DateTime(2026, 10, 7, 6, 1, 0, DateTimeKind.Utc));
        Assert.Single(world.Mail);

        world.Clock.SetUtcNow(new DateTime(2026, 10, 7, 18, 40, 0, DateTimeKind.Utc));
        await Moves(world, group, new(2026, 10, 8), new(7, 0));
        await world.Services.GetRequiredService<Worker>().RunOnce();
        await At(world, new DateTime(2026, 10, 7, 19, 10, 0, DateTimeKind.Utc));
        await At(world, new DateTime(2026, 10, 8, 6, 1, 0, DateTimeKind.Utc));
        Assert.Single(world.Mail);
    }

    [Theory]
    [InlineData("2026-10-23T15:00Z", "2026-10-25T06:59Z")]
    [InlineData("2027-03-26T15:00Z", "2027-03-28T05:59Z")]
    public async Task A_letter_that_waited_for_the_mail_server_over_a_change_of_clocks_leaves_at_eight_in_the_morning_and_neither_before_nor_after(string written, string asleep)
    {
        await using var world = await World.Begin(At(written));
        var group = await Circle(world);
        await GivesMail(world, "Noor");
        await world.Stored(async (_, stage) => { await stage.Asks(group, "Lou", "Lou", "Bonjour"); return 0; });
        while (await world.Services.GetRequiredService<Worker>().RunOnce() > 0) { }
        Assert.Equal(1, await world.Stored(db => db.Letters.CountAsync()));

        await At(world, At(asleep));
        Assert.Empty(world.Mail);
        await At(world, At(asleep).AddMinutes(1));

        Assert.Equal("Quelque chose vous attend", Assert.Single(world.Mail).Subject);
    }

    [Fact]
    public void Quiet_hours_that_end_within_the_hour_that_comes_twice_end_once()
    {
        var quiet = new QuietHours(new(21, 0), new(2, 30), "Europe/Paris");
        var end = At("2026-10-25T00:30Z");

        Assert.Equal(end, quiet.After(At("2026-10-24T20:00Z")));
        foreach (var minutes in new[] { 0, 40, 90 }) Assert.False(quiet.Hold(end.AddMinutes(minutes)));
    }

    [Fact]
    public async Task A_seat_freed_in_the_evening_is_held_until_the_morning_so_that_its_letter_is_true_when_it_comes()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès");
        await world.Stored(async (_, stage) => { foreach (var name in new[] { "Omar", "Lou" }) await stage.Member(group, name, name); return 0; });
        await world.Stored(async (_, stage) => { await stage.Seats(group, ("Inès", Coming.Waiting, Formats.Room), ("Omar", Coming.Yes, Formats.Room), ("Lou", Coming.Yes, Formats.Room)); return 0; });
        var meeting = await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        await world.Stored(db => db.Meetings.Where(m => m.Id == meeting).ExecuteUpdateAsync(u => u.SetProperty(m => m.Limit, 2)));
        world.Clock.SetUtcNow(new DateTime(2026, 10, 7, 19, 40, 0, DateTimeKind.Utc));
        var omar = await (await world.SignedIn("Omar")).Visit($"/meetings/{meeting}/seat");
        await omar.Press("Enregistrer ma réponse", ("Comment je viens", "Je ne viens pas Vous ne devez aucune explication. Vous pouvez changer d’avis, même le jour même."));
        await world.Work();
        Assert.Empty(world.Mail);

        await At(world, new DateTime(2026, 10, 8, 6, 1, 0, DateTimeKind.Utc));

        Assert.Contains("Un siège s’est libéré pour vous", Assert.Single(world.Mail).TextBody, StringComparison.Ordinal);
        (await (await world.SignedIn("Inès")).Visit($"/meetings/{meeting}")).Sees("Un siège est gardé pour vous jusqu’au jeudi 8 octobre, 10 h");
    }

    [Fact]
    public async Task When_the_rhythm_changes_each_member_is_told_once_and_of_another_date_only_who_said_they_would_come()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès", "Omar");
        await Answers(world, "Omar", Coming.No);
        var second = await world.Stored(db => db.Meetings.OrderBy(m => m.StartsAt).Select(m => m.Id).Skip(2).FirstAsync());
        var omar = await (await world.SignedIn("Omar")).Visit($"/meetings/{second}/seat");
        await omar.Press("Enregistrer ma réponse", ("Comment je viens", "Je viens dans la salle"));
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/schedule?Preview=true&Often=Week&On=Friday&Time=19:15&Minutes=75&Zone=Europe/Paris&Starts=2026-10-07");
        await noor.Press("Enregistrer ce rythme");

        await At(world, new DateTime(2026, 10, 6, 8, 0, 0, DateTimeKind.Utc));

        var changes = world.Mail.Where(m => m.Subject == "Votre rendez-vous a changé").ToList();
        var ines = Assert.Single(changes, m => m.To.ToString().StartsWith("ines", StringComparison.Ordinal));
        Assert.Contains("Vos rendez-vous ont un autre rythme. Celui du jeudi 8 octobre, 18\u00a0h\u00a030 n’a pas lieu.", ines.TextBody, StringComparison.Ordinal);
        var told = changes.Where(m => m.To.ToString().StartsWith("omar", StringComparison.Ordinal)).Select(m => m.TextBody ?? "").ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains(told, t => t.Contains("autre rythme. Celui du jeudi 15 octobre", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("Le rendez-vous du jeudi 22 octobre", StringComparison.Ordinal));
        var reader = await (await world.SignedIn("Inès")).Visit("/notices");
        reader.Sees("Le groupe a un autre rythme. La rencontre du jeudi 8 octobre, 18 h 30 n’a pas lieu.");
        await reader.Follow("Voir les dates");
        Assert.Equal($"/groups/{group.Id}/dates", reader.Path);
        (await noor.Visit("/notices")).DoesNotSee("autre rythme");
    }

    [Fact]
    public async Task When_a_group_ends_each_member_is_told_once_with_the_next_date_they_expected_and_whoever_waits_that_it_has_no_place()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès", "Omar");
        await Answers(world, "Omar", Coming.No);
        await world.Stored(async (_, stage) => { await stage.Asks(group, "Lou", "Lou", "Bonjour"); await stage.Waits(group, "Zoé", "Zoé"); return 0; });
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/close");
        await noor.Press("Mettre fin à ce groupe");

        await At(world, new DateTime(2026, 10, 6, 8, 0, 0, DateTimeKind.Utc));

        Assert.Equal(2, world.Mail.Count);
        Assert.Contains("Le rendez-vous du jeudi 8 octobre", world.Mail.Single(m => m.To.ToString().StartsWith("ines", StringComparison.Ordinal)).TextBody, StringComparison.Ordinal);
        Assert.Contains("Le rendez-vous du jeudi 15 octobre", world.Mail.Single(m => m.To.ToString().StartsWith("omar", StringComparison.Ordinal)).TextBody, StringComparison.Ordinal);
        Assert.All(await world.Stored(db => db.Meetings.AsNoTracking().ToListAsync()), m => Assert.Equal((MeetingState.Cancelled, 1), (m.State, m.Sequence)));
        var ines = await (await world.SignedIn("Inès")).Visit("/notices");
        ines.Sees("Le groupe a pris fin. La rencontre du jeudi 8 octobre, 18 h 30 n’a pas lieu.");
        await ines.Follow("Mes groupes");
        Assert.Equal((System.Net.HttpStatusCode.OK, "/groups"), (ines.Status, ines.Path));
        foreach (var name in new[] { "Lou", "Zoé" }) (await (await world.SignedIn(name)).Visit("/notices")).Sees("Le groupe n’a pas de place pour vous en ce moment.");
        (await noor.Visit("/notices")).DoesNotSee("n’a pas lieu");
        await At(world, Start.AddHours(-50));
        Assert.Equal(0, await world.Stored(db => db.Happenings.CountAsync(h => h.Kind == nameof(HoldersAsked))));
    }

    [Fact]
    public async Task Nobody_is_asked_to_hold_a_meeting_of_a_group_that_had_ended_before()
    {
        await using var world = await World.Begin();
        await Circle(world);
        await world.Stored(db => db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.State, GroupState.Closed)));

        await At(world, Start.AddHours(-50));

        Assert.Equal(0, await world.Stored(db => db.Happenings.CountAsync(h => h.Kind == nameof(HoldersAsked))));
    }

    [Fact]
    public async Task Whoever_cancels_a_date_is_not_told_what_they_did()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/dates/2026-10-15/cancel");
        await noor.Press("Annuler cette date");

        await world.Work();

        foreach (var name in new[] { "Ana", "Paul" }) (await (await world.SignedIn(name)).Visit("/notices")).Sees("n’a pas lieu.");
        (await noor.Visit("/notices")).DoesNotSee("n’a pas lieu.");
    }

    [Fact]
    public async Task Somebody_who_asks_is_told_to_those_who_welcome_and_to_no_other_member()
    {
        await using var world = await World.Begin();
        var group = await Circle(world, "Inès");
        await world.Stored(async (db, stage) => { await stage.Asks(group, "Lou", "Lou", "Bonjour"); return 0; });

        await world.Work();

        var noor = await world.SignedIn("Noor");
        await noor.Visit("/notices");
        noor.Sees("Quelqu’un a écrit au groupe et attend une réponse.");
        noor.DoesNotSee("Lou");
        var ines = await world.SignedIn("Inès");
        await ines.Visit("/notices");
        ines.DoesNotSee("Quelqu’un a écrit au groupe");
    }

    [Fact]
    public async Task Two_nodes_on_one_database_write_each_reminder_once()
    {
        await using var world = await World.Begin();
        await Circle(world, "Inès", "Omar", "Lou");
        // Noor holds it: nobody is looked for.
        await Answers(world, "Noor", Coming.Yes);
        await using var other = world.Beside();
        world.Clock.SetUtcNow(Start.AddDays(-1));

        for (var round = 0; round < 8; round++)
        {
            await Task.WhenAll(Task.Run(world.Work), Task.Run(other.Work));
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(3, world.Mail.Count);
        Assert.All(await world.Stored(db => db.Letters.AsNoTracking().ToListAsync()), l => Assert.Equal(1, l.Attempts));
        Assert.Equal(5, await world.Stored(db => db.Notices.CountAsync()));
    }

    static async Task Moves(World world, Group group, DateOnly to, TimeOnly? time = null)
    {
        await world.Change(s => s.GetRequiredService<Calendar>().Decide(group.Id, DateDecision.Moved, new(2026, 10, 8), to, time ?? new(20, 0)));
        await world.Change(s => s.GetRequiredService<Calendar>().Align(group.Id));
    }

    internal static async Task<Group> Circle(World world, params string[] members)
    {
        var group = await world.ThursdayCircle(members);
        foreach (var name in members) await GivesMail(world, name);
        return group;
    }

    internal static Task GivesMail(World world, string name) => world.Change(async services =>
    {
        var account = await services.GetRequiredService<Enrolment>().Named(name);
        account!.Mail = services.GetRequiredService<KeyRing>().Seal(account.KeyId, account.Place("Mail"), $"{name.ToLowerInvariant().Replace('è', 'e')}@example.org");
    });

    static Task<int> Answers(World world, string name, Coming coming) => world.Stored(async (db, stage) =>
    {
        await stage.Seats(await db.Groups.SingleAsync(), (name, coming, Formats.Room));
        return 0;
    });

    static DateTime At(string utc) => DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

    // Reminders are written first and their letters may wait for the next quarter of an hour.
    internal static async Task At(World world, DateTime at)
    {
        world.Clock.SetUtcNow(at);
        await world.Work();
        await world.Work();
    }
}
