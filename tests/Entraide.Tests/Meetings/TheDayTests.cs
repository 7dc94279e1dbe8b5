using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

public class TheDayTests
{
    /// <summary>Thursday 18:20 in Paris, ten minutes before the meeting.</summary>
    static readonly DateTime Evening = new(2026, 10, 8, 16, 20, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_meeting_is_opened_held_and_closed_and_remembers_planned_and_real_minutes()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana", "Bruno");
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");

        await noor.Press("Ouvrir maintenant");

        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
        noor.Sees("Temps 1 sur 7");
        noor.Sees("Ce qui est dit ici reste ici.");
        noor.Sees("Où s’arrête la confidentialité");
        world.Clock.Advance(TimeSpan.FromMinutes(9));
        await noor.Visit($"/meetings/{meeting.Id}/run");
        noor.Sees("2 minutes de trop");
        await noor.Press("Temps suivant");
        noor.Sees("Prévu 18 min, déjà 0 min.");
        noor.Sees("2 min par personne");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await noor.Visit($"/meetings/{meeting.Id}/close");
        noor.Sees("Une fois fermée, elle ne peut plus être rouverte aujourd’hui.");
        noor.Sees("1 personne est là.");
        await noor.Press("Fermer maintenant");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        Assert.StartsWith("Cochez", noor.Page.QuerySelector(".field:has(#Sure) .error")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(noor.Page.QuerySelector("[role=alert] a[href='#Sure']"));
        await noor.Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));

        noor.Sees("La rencontre est fermée");
        noor.Sees("1 personne était là.");
        noor.Sees("Accueil et cadre 7 min 9 min");
        noor.Sees("Météo 18 min 20 min");
        noor.Sees("Mot de fin 12 min pas atteint");
        noor.Sees("Prochaine date : jeudi 15 octobre, 18 h 30.");
        var facts = await world.Stored(db => db.MeetingFacts.Where(f => f.MeetingId == meeting.Id).OrderBy(f => f.Turn).Select(f => f.Kind).ToListAsync());
        Assert.Equal([FactKind.Opened, FactKind.StepBegan, FactKind.Arrived, FactKind.StepBegan, FactKind.Closed], facts);
    }

    [Fact]
    public async Task A_lapsed_training_keeps_the_meeting_shut_until_a_coordinator_writes_down_why()
    {
        await using var world = await World.Begin(Evening);
        var group = await world.ThursdayCircle("Ana");
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");
        var early = noor.Request("Ouvrir maintenant");
        await world.Change(async s => await s.GetRequiredService<AppDb>().Credentials.ForEachAsync(c => c.UntilOn = new(2026, 10, 7)));
        await world.Stored((db, stage) => stage.Officer("Claire", OfficeKind.Coordinator));
        await noor.Visit($"/meetings/{meeting.Id}/open");
        noor.Sees("Votre habilitation n’est pas valable aujourd’hui");
        Assert.Empty(noor.Page.QuerySelectorAll("main button"));

        var refused = await noor.Send(early);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("peut vous y autoriser, en écrivant pourquoi", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var address = $"/meetings/{meeting.Id}/override-credential";
        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit(address)).Status);
        var claire = await (await world.SignedIn("Claire")).Visit(address);
        await claire.Press("L’écrire et autoriser l’ouverture");
        claire.Sees("Dites pourquoi");
        await claire.Press("L’écrire et autoriser l’ouverture", ("Pourquoi cette rencontre peut ouvrir quand même", "L’attestation arrive."));
        await claire.Visit(address);
        claire.Sees("Écrit le jeudi 8 octobre 2026 : L’attestation arrive.");
        (await noor.Visit($"/meetings/{meeting.Id}")).Sees("Le jeudi 8 octobre 2026, une coordinatrice ou un coordinateur a autorisé l’ouverture de cette rencontre sans habilitation en cours : L’attestation arrive.");
        await claire.Press("Revenir sur cette décision");
        (await noor.Visit($"/meetings/{meeting.Id}")).DoesNotSee("L’attestation arrive.");
        (await noor.Visit($"/meetings/{meeting.Id}/open")).Sees("Votre habilitation n’est pas valable aujourd’hui");
        await (await claire.Visit(address)).Press("L’écrire et autoriser l’ouverture", ("Pourquoi cette rencontre peut ouvrir quand même", "L’attestation est là."));
        await (await noor.Visit($"/meetings/{meeting.Id}/open")).Press("Ouvrir maintenant");
        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
    }

    [Fact]
    public async Task Nobody_opens_more_than_half_an_hour_early()
    {
        await using var world = await World.Begin(Evening.AddHours(-1));
        var group = await world.ThursdayCircle();
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");
        noor.Sees("La rencontre peut être ouverte à partir du jeudi 8 octobre, 18 h.");
        Assert.Empty(noor.Page.QuerySelectorAll("main button"));
        await noor.Visit($"/meetings/{meeting.Id}");
        noor.Sees("La rencontre peut être ouverte à partir du jeudi 8 octobre, 18 h.");
        Assert.DoesNotContain(noor.Page.QuerySelectorAll("main a"), a => a.TextContent.Trim() == "Ouvrir la rencontre");

        world.Clock.Advance(TimeSpan.FromMinutes(40));
        noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}");
        await noor.Follow("Ouvrir la rencontre");
        var next = await world.Stored(db => db.Meetings.Where(m => m.GroupId == group.Id && m.StartsAt > meeting.StartsAt).OrderBy(m => m.StartsAt).Select(m => m.Id).FirstAsync());
        var early = noor.Request("Ouvrir maintenant");
        early.RequestUri = new Uri($"https://localhost/meetings/{next}/open");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await noor.Send(early)).StatusCode);
        await noor.Press("Ouvrir maintenant");
        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
    }

    [Fact]
    public async Task A_code_said_in_two_halves_is_typed_with_a_space_and_a_wrong_one_stays_to_be_mended()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, noor) = await Opened(world, "Ana");
        var code = noor.Page.QuerySelector("main")!.TextContent.Split("Code de la salle ")[1][..4];
        var ana = await (await world.SignedIn("Ana", strong: false)).Visit($"/meetings/{meeting.Id}/arrive");
        Assert.InRange(int.Parse(ana.Page.QuerySelector("#Code")!.GetAttribute("maxlength") ?? "99", System.Globalization.CultureInfo.InvariantCulture), 5, 99);

        await ana.Press("Entrer", ("Code de la salle", "12 3"));
        Assert.Equal("12 3", ana.Typed("Code de la salle"));
        await ana.Press("Entrer", ("Code de la salle", $" {code[..2]} {code[2..]}\u00a0"));

        ana.Sees("Vous êtes dans la rencontre.");
    }

    [Fact]
    public async Task Whoever_closed_a_meeting_is_led_to_the_debrief_and_not_to_questions_put_to_the_others()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, noor) = await Opened(world, "Ana");
        await noor.Visit($"/meetings/{meeting.Id}/close");

        await noor.Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));

        noor.DoesNotSee("Dire comment c’était");
        Assert.Equal("Dix minutes pour les deux animateur·rices", noor.Page.QuerySelector("main a.button:not(.quiet)")!.TextContent.Trim());
        await noor.Follow("Dix minutes pour les deux animateur·rices");
        Assert.Equal($"/meetings/{meeting.Id}/debrief", noor.Path);
    }

    [Fact]
    public async Task A_member_comes_in_with_the_code_on_their_own_phone_and_after_five_wrong_ones_waits()
    {
        await using var world = await World.Begin(Evening);
        var (group, meeting, noor) = await Opened(world, "Ana", "Bruno");
        var code = noor.Page.QuerySelector("main")!.TextContent.Split("Code de la salle ")[1][..4];
        var ana = await (await world.SignedIn("Ana", strong: false)).Visit($"/meetings/{meeting.Id}/arrive");

        await ana.Press("Entrer", ("Code de la salle", code == "0000" ? "0001" : "0000"));
        ana.Sees("Ce n’est pas le code de cette rencontre.");
        await ana.Press("Entrer", ("Code de la salle", code), ("Ma façon de venir cette fois", "par téléphone"));

        ana.Sees("Vous êtes dans la rencontre.");
        (await noor.Visit($"/meetings/{meeting.Id}/run")).Sees("2 personnes · 1 dans la salle · 1 par téléphone");
        var bruno = await (await world.SignedIn("Bruno", strong: false)).Visit($"/meetings/{meeting.Id}/arrive");
        for (var i = 0; i < 5; i++) await bruno.Press("Entrer", ("Code de la salle", "x"));
        await bruno.Press("Entrer", ("Code de la salle", code));
        bruno.Sees("Trop de codes faux.");
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await bruno.Visit($"/meetings/{meeting.Id}/arrive");
        await bruno.Press("Entrer", ("Code de la salle", code));
        bruno.Sees("Vous êtes dans la rencontre.");
    }

    [Fact]
    public async Task Somebody_without_a_phone_is_ticked_and_who_was_expected_but_did_not_come_is_marked_absent()
    {
        await using var world = await World.Begin(Evening);
        var (group, meeting, noor) = await Opened(world, "Ana", "Bruno");
        await world.Stored(async (db, stage) => { await stage.Seats(group, ("Bruno", Coming.Yes, Formats.Room)); return 0; });

        await (await noor.Visit($"/meetings/{meeting.Id}/let-in")).Press("Donner un siège et faire entrer", ("Autre membre", "Ana"), ("Façon de venir", "par téléphone"));
        noor.Sees("Annuler : Ana");
        noor.Sees("Bruno est là");
        await (await noor.Visit($"/meetings/{meeting.Id}/close")).Press("Fermer maintenant", ("Oui, la fermer avant sa fin", "yes"));

        noor.Sees("2 personnes étaient là.");
        var came = await world.Stored(db => db.Seats.Where(s => s.MeetingId == meeting.Id).Select(s => s.Came).ToListAsync());
        Assert.Equal((2, 1), (came.Count(c => c == true), came.Count(c => c == false)));
    }

    [Fact]
    public async Task Two_people_are_let_in_from_a_page_that_was_slow_to_come_back_and_a_double_tap_is_one()
    {
        await using var world = await World.Begin(Evening);
        var (group, meeting, noor) = await Opened(world, "Ana", "Bruno");
        await world.Stored(async (db, stage) => { await stage.Seats(group, ("Ana", Coming.Yes, Formats.Room), ("Bruno", Coming.Yes, Formats.Room)); return 0; });
        await noor.Visit($"/meetings/{meeting.Id}/let-in");

        foreach (var name in new[] { "Ana", "Ana", "Bruno" }) await noor.Send(noor.Request($"{name} est là"));

        await noor.Visit($"/meetings/{meeting.Id}/let-in");
        noor.Sees("Annuler : Ana");
        noor.Sees("Annuler : Bruno");
        Assert.Equal(3, await world.Stored(db => db.MeetingFacts.CountAsync(f => f.MeetingId == meeting.Id && f.Kind == FactKind.Arrived)));
    }

    [Fact]
    public async Task The_thirteenth_person_waits_until_a_second_facilitator_is_there()
    {
        await using var world = await World.Begin(Evening);
        string[] names = [.. Enumerable.Range(1, 12).Select(n => $"Membre {n}")];
        var (group, meeting, noor) = await Opened(world, names);
        await noor.Visit($"/meetings/{meeting.Id}/let-in");
        foreach (var name in names.Take(11)) await noor.Press("Donner un siège et faire entrer", ("Autre membre", name));

        await noor.Press("Donner un siège et faire entrer", ("Autre membre", names[11]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("À 13 personnes, il faut être deux à animer");
        await noor.Press("Donner un siège et faire entrer", ("Autre membre", "Paul"));
        await noor.Press("Donner un siège et faire entrer", ("Autre membre", names[11]));
        noor.Sees($"Annuler : {names[11]}");

        await noor.Press("Annuler : Paul");
        noor.Sees("À 13 personnes, il faut être deux à animer");
        await noor.Press($"Annuler : {names[11]}");
        await noor.Press("Annuler : Paul");
        noor.DoesNotSee("Annuler : Paul");
    }

    [Fact]
    public async Task The_thirteenth_person_with_the_code_on_their_own_phone_waits_too()
    {
        await using var world = await World.Begin(Evening);
        string[] names = [.. Enumerable.Range(1, 12).Select(n => $"Membre {n}")];
        var (_, meeting, noor) = await Opened(world, names);
        var code = noor.Page.QuerySelector("main")!.TextContent.Split("Code de la salle ")[1][..4];
        await noor.Visit($"/meetings/{meeting.Id}/let-in");
        foreach (var name in names.Take(11)) await noor.Press("Donner un siège et faire entrer", ("Autre membre", name));
        var last = await (await world.SignedIn(names[11], strong: false)).Visit($"/meetings/{meeting.Id}/arrive");

        await last.Press("Entrer", ("Code de la salle", code));

        last.Sees("À 13 personnes, il faut être deux à animer");
        Assert.Equal(code, last.Typed("Code de la salle"));
        await (await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/arrive")).Press("Entrer", ("Code de la salle", code));
        await last.Press("Entrer");
        last.Sees("Vous êtes dans la rencontre.");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "Le groupe devient grand")]
    [InlineData(12, "Le groupe devient grand")]
    [InlineData(13, "Il faut être deux à animer")]
    [InlineData(15, "Il faut être deux à animer")]
    [InlineData(16, "Il est temps de devenir deux groupes")]
    public async Task The_page_of_the_group_says_what_its_size_asks_for(int members, string? advice)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle([.. Enumerable.Range(1, members - 2).Select(n => $"Membre {n}")]);

        var somebody = await (await world.SignedIn("Membre 1")).Visit($"/groups/{group.Id}");

        foreach (var title in new[] { "Le groupe devient grand", "Il faut être deux à animer", "Il est temps de devenir deux groupes" })
            if (title == advice) somebody.Sees(title);
            else somebody.DoesNotSee(title);
    }

    [Fact]
    public async Task More_time_never_eats_the_closing_unless_the_group_agrees()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, noor) = await Opened(world);
        for (var i = 0; i < 4; i++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(20));
            await noor.Visit($"/meetings/{meeting.Id}/extend");
        }

        await noor.Press("Le groupe est d’accord", ("Combien de temps en plus", "15 minutes : la rencontre finirait à 21 h 18"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Cela prendrait sur la clôture");
        await noor.Press("Le groupe est d’accord", ("Combien de temps en plus", "15 minutes : la rencontre finirait à 21 h 18"), ("Le groupe accepte une clôture plus courte, ou de finir plus tard", "yes"));
        noor.Sees("Prévu 22 min, déjà 80 min.");
    }

    [Fact]
    public async Task Hands_are_kept_as_a_number_and_cannot_be_more_than_the_people_there()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, noor) = await Opened(world);
        await noor.Visit($"/meetings/{meeting.Id}/hands");

        await noor.Press("Enregistrer le nombre", ("Combien ont dit oui, tous lieux confondus", "4"));
        Assert.StartsWith("Il ne peut pas y avoir plus d’accords que de personnes présentes", noor.Page.QuerySelector(".field:has(#Hands) .error")?.TextContent, StringComparison.Ordinal);
        await noor.Press("Enregistrer le nombre", ("Combien ont dit oui, tous lieux confondus", "1"));

        noor.Sees("1 personne a dit oui.");
    }

    [Fact]
    public async Task Two_facilitators_pressing_next_move_one_step_and_the_second_is_told()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, noor) = await Opened(world);
        var paul = await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/run");
        await noor.Press("Temps suivant");

        await paul.Press("Temps suivant");

        paul.Sees("La rencontre est déjà à un autre temps.");
        (await noor.Visit($"/meetings/{meeting.Id}/run")).Sees("Temps 2 sur 7");
    }

    [Fact]
    public async Task A_forgotten_meeting_closes_by_itself_and_nobody_is_called_absent()
    {
        await using var world = await World.Begin(Evening);
        var (group, meeting, _) = await Opened(world, "Bruno");
        await world.Stored(async (db, stage) => { await stage.Seats(group, ("Bruno", Coming.Yes, Formats.Room)); return 0; });
        world.Clock.Advance(TimeSpan.FromHours(7));

        await world.Work();

        var after = await world.Stored(db => db.Meetings.AsNoTracking().SingleAsync(m => m.Id == meeting.Id));
        Assert.Equal((MeetingState.Closed, meeting.EndsAt, null), (after.State, after.ClosedAt, after.RoomCode));
        Assert.DoesNotContain(false, await world.Stored(db => db.Seats.Where(s => s.MeetingId == meeting.Id).Select(s => s.Came).ToListAsync()));
    }

    [Fact]
    public async Task Members_and_outsiders_do_not_find_the_pages_of_who_holds_the_meeting()
    {
        await using var world = await World.Begin(Evening);
        var (_, meeting, _) = await Opened(world, "Ana");

        foreach (var page in new[] { "open", "run", "let-in", "extend", "hands", "close", "override-credential" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Zoé")).Visit($"/meetings/{meeting.Id}/arrive")).Status);
        (await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/agenda")).Sees("En ce moment : temps 1 sur 7.");
    }

    static async Task<(Group Group, Meeting Meeting, Visitor Noor)> Opened(World world, params string[] members)
    {
        var group = await world.ThursdayCircle(members);
        var meeting = await world.NextMeeting(group);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/open");
        await noor.Press("Ouvrir maintenant");
        Assert.Equal($"/meetings/{meeting.Id}/run", noor.Path);
        return (group, meeting, noor);
    }
}
