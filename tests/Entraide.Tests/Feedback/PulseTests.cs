using System.Net;
using System.Text;
using Entraide.Feedback;
using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Feedback;

public class PulseTests
{
    static readonly string[] Six = ["Ana", "Bea", "Chloé", "Driss", "Eva", "Farid"];
    const string Heard = "Je me suis senti·e écouté·e.", Spoke = "J’ai pu parler autant que je le voulais.", Safe = "Je me suis senti·e en sécurité.",
        Mattered = "Ce qu’on a abordé comptait pour moi.", Suited = "Globalement, cette rencontre m’a convenu.", Words = "Une chose à garder, une chose à changer";

    [Fact]
    public async Task Six_people_say_how_it_was_and_the_whole_circle_reads_the_same_blurred_result_the_next_morning()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        foreach (var name in Six) await Answer(world, meeting, name, 9, $"Garder le thé, {name}");

        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        ana.Sees("Votre réponse est dans l’urne");
        await ana.Visit($"/meetings/{meeting.Id}/pulse/result");
        ana.Sees("samedi 10 octobre, 8 h");
        ana.DoesNotSee("d’entre vous");

        world.Clock.SetUtcNow(new(2026, 10, 10, 6, 1, 0, TimeSpan.Zero));
        await world.Work();
        ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse/result");
        ana.Sees("Volontairement un peu flou");
        ana.Sees(Heard);
        ana.Sees("d’entre vous");
        Assert.DoesNotContain(Safe, ana.Page.QuerySelector(".bands")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/pulse/result");
        Assert.Equal(ana.Text, noor.Text);
        await ana.Visit($"/meetings/{meeting.Id}/pulse/words");
        Assert.Equal(HttpStatusCode.NotFound, ana.Status);
    }

    [Fact]
    public async Task What_people_wrote_comes_a_day_after_the_figures_in_any_order()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        foreach (var name in Six) await Answer(world, meeting, name, 8, $"Garder le thé numéro {name}");
        world.Clock.SetUtcNow(new(2026, 10, 11, 6, 1, 0, TimeSpan.Zero));
        await world.Work();

        var paul = await (await world.SignedIn("Paul")).Visit($"/meetings/{meeting.Id}/pulse/result");
        await paul.Follow("Ce que vous garderiez, ce que vous changeriez");
        Assert.All(Six, name => paul.Sees($"Garder le thé numéro {name}"));
        paul.DoesNotSee("d’entre vous sont d’accord");
    }

    [Fact]
    public async Task Four_answers_show_nothing_and_do_not_even_say_that_they_were_four()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        foreach (var name in Six.Take(4)) await Answer(world, meeting, name, 9, "Garder le thé");
        world.Clock.SetUtcNow(new(2026, 10, 11, 6, 1, 0, TimeSpan.Zero));
        await world.Work();

        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse/result");
        ana.Sees("Pas assez de réponses.");
        ana.DoesNotSee("4");
        ana.DoesNotSee("quatre");
        await ana.Visit($"/meetings/{meeting.Id}/pulse/words");
        Assert.Equal(HttpStatusCode.NotFound, ana.Status);
    }

    [Fact]
    public async Task A_ticket_is_spent_once_and_the_first_answer_counts()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        var first = ana.Request("Mettre ma réponse dans l’urne", (Heard, "9"), (Words, "La première"));
        await ana.Visit($"/meetings/{meeting.Id}/pulse");
        var second = ana.Request("Mettre ma réponse dans l’urne", (Heard, "1"), (Words, "La seconde"));
        await ana.Send(first);
        await ana.Send(second);

        await world.Change(services =>
        {
            var (db, ring) = ((AppDb)services.GetService(typeof(AppDb))!, (Entraide.Platform.Secrets.KeyRing)services.GetService(typeof(Entraide.Platform.Secrets.KeyRing))!);
            var sheet = Assert.Single(Urn.Open(ring, db.Pulses.Single()).Sheets);
            Assert.Equal("La première", sheet.Words);
            Assert.Equal(9, sheet.Scores[0]);
            Assert.Null(sheet.Scores[1]);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Everybody_may_answer_in_the_same_second()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var visitors = new List<Visitor>();
        foreach (var name in Six) visitors.Add(await (await world.SignedIn(name)).Visit($"/meetings/{meeting.Id}/pulse"));

        await Task.WhenAll(visitors.Select(v => v.Press("Mettre ma réponse dans l’urne", (Heard, "7"))));

        Assert.All(visitors, v => v.Sees("Votre réponse est dans l’urne"));
        world.Clock.SetUtcNow(new(2026, 10, 10, 6, 1, 0, TimeSpan.Zero));
        await world.Work();
        Assert.Equal(PulseState.Counted, await world.Stored(db => db.Pulses.Select(p => p.State).SingleAsync()));
    }

    [Fact]
    public async Task The_database_says_neither_who_answered_nor_how_many_nor_what_and_keeps_nothing_after_closing()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var before = await world.Stored(db => db.Pulses.AsNoTracking().SingleAsync());
        await Answer(world, meeting, "Ana", 9, "Un secret d’Ana");
        await Answer(world, meeting, "Bea", 2, "");
        var after = await world.Stored(db => db.Pulses.AsNoTracking().SingleAsync());

        Assert.Equal(before.Urn!.Length, after.Urn!.Length);
        Assert.Equal(before.Tickets!.Length, after.Tickets!.Length);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(after.Urn), StringComparison.Ordinal);
        Assert.Equal(0, await world.Stored(db => db.DoneActs.CountAsync()));

        world.Clock.SetUtcNow(new(2026, 10, 9, 19, 0, 0, TimeSpan.Zero));
        await world.Work();
        var closed = await world.Stored(db => db.Pulses.AsNoTracking().SingleAsync());
        Assert.Null(closed.Urn);
        Assert.Null(closed.Tickets);
        Assert.Null(closed.KeyId);
        await world.Change(services =>
        {
            var ring = (Entraide.Platform.Secrets.KeyRing)services.GetService(typeof(Entraide.Platform.Secrets.KeyRing))!;
            Assert.Throws<Entraide.Platform.Secrets.KeyGone>(() => ring.Open(after.Place("Urn"), after.Urn));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Where_the_sheets_lie_in_the_urn_says_nothing_of_who_answered_first()
    {
        await using var world = await World.Begin();
        await world.Change(services =>
        {
            var ring = (Entraide.Platform.Secrets.KeyRing)services.GetService(typeof(Entraide.Platform.Secrets.KeyRing))!;
            return Shuffles(ring);
        });

        static async Task Shuffles(Entraide.Platform.Secrets.KeyRing ring)
        {
            var key = await ring.Make();
            var pulse = new Pulse();
            Guid[] members = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];
            var firstIsFirst = 0;
            for (var trial = 0; trial < 200; trial++)
            {
                (pulse.Tickets, pulse.Urn) = Urn.Empty(members).Close(ring, key, pulse);
                foreach (var member in members)
                {
                    var urn = Urn.Open(ring, pulse);
                    Assert.True(urn.Take(member, new([.. Enumerable.Repeat((int?)Array.IndexOf(members, member), 5)], "")));
                    (pulse.Tickets, pulse.Urn) = urn.Close(ring, key, pulse);
                }
                if (Urn.Open(ring, pulse).Sheets.First().Scores[0] == 0) firstIsFirst++;
            }
            // 25 of 200 are expected; 75 or more happens once in 10^17 runs.
            Assert.InRange(firstIsFirst, 1, 75);
        }
    }

    [Fact]
    public async Task With_four_members_there_is_no_anonymous_pulse_and_a_signed_word_reaches_those_who_hold_the_group()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six, came: 4);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        ana.Sees("moins de cinq");
        await ana.Follow("Écrire un mot signé");
        await ana.Send(ana.Request("Le remettre aux personnes qui animent", ("Que souhaitez-vous dire de cette rencontre ?", "Merci pour le silence")));

        var noor = await (await world.SignedIn("Noor")).Visit($"/meetings/{meeting.Id}/signed-words");
        noor.Sees("Ana");
        noor.Sees("Merci pour le silence");
        var bea = await (await world.SignedIn("Bea")).Visit($"/meetings/{meeting.Id}/signed-words");
        Assert.Equal(HttpStatusCode.NotFound, bea.Status);
        await bea.Visit($"/meetings/{meeting.Id}/word");
        Assert.Equal("", bea.Typed("Que souhaitez-vous dire de cette rencontre ?"));
    }

    [Fact]
    public async Task A_second_meeting_within_four_weeks_has_no_pulse_and_the_one_after_four_weeks_has()
    {
        await using var world = await World.Begin();
        var first = await Held(world, Six);
        foreach (var name in Six) await Answer(world, first, name, 9, "");
        var group = await world.Stored(db => db.Groups.SingleAsync());
        foreach (var week in new[] { 1, 2, 3, 4 })
        {
            world.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 8, 20, 0, 0, TimeSpan.Zero).AddDays(7 * week));
            var next = await world.Stored((db, stage) => stage.Held(group, Six));
            await world.Work();
            var pulse = await world.Stored(db => db.Pulses.SingleAsync(p => p.MeetingId == next.Id));
            Assert.Equal(week < 4 ? PulseState.TooSoon : PulseState.Open, pulse.State);
        }
    }

    [Fact]
    public async Task An_empty_answer_is_refused_and_what_was_typed_stays_when_a_score_is_impossible()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        await ana.Press("Mettre ma réponse dans l’urne");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        ana.Sees("Rien n’est rempli.");

        await ana.Press("Retirer les noms de ce que j’ai écrit", (Words, "Que Farid laisse finir EVA, au 06 12 34 56 78"));
        Assert.Equal("Que quelqu’un laisse finir quelqu’un, au …", ana.Typed(Words));
        await ana.Press("Mettre ma réponse dans l’urne");
        ana.Sees("Votre réponse est dans l’urne");
    }

    [Fact]
    public async Task Before_answering_one_sentence_says_who_sees_what_and_when_and_an_example_is_shown()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");

        ana.Sees("voit le même résultat flouté au même moment, samedi 10 octobre, 8 h");
        ana.Sees("La plupart d’entre vous sont d’accord.");
        Assert.All(new[] { Heard, Spoke, Safe, Mattered, Suited }, q => ana.Sees(q));
    }

    [Fact]
    public async Task Those_who_held_the_meeting_those_who_were_away_and_strangers_do_not_answer()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, [.. Six, "Gina"], came: 6);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        foreach (var name in new[] { "Noor", "Gina", "Zoé" })
        {
            var request = ana.Request("Mettre ma réponse dans l’urne", (Heard, "1"));
            var other = await (await world.SignedIn(name)).Visit($"/meetings/{meeting.Id}/pulse");
            Assert.Empty(other.Page.QuerySelectorAll("fieldset"));
            var answer = await other.Send(request);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        }
        var zoe = await (await world.SignedIn("Zoé")).Visit($"/meetings/{meeting.Id}/pulse");
        Assert.Equal(HttpStatusCode.NotFound, zoe.Status);
        await zoe.Visit($"/meetings/{meeting.Id}/pulse/result");
        Assert.Equal(HttpStatusCode.NotFound, zoe.Status);
        await zoe.Visit($"/meetings/{meeting.Id}/word");
        Assert.Equal(HttpStatusCode.NotFound, zoe.Status);
    }

    [Fact]
    public async Task An_answer_after_closing_is_refused_in_words()
    {
        await using var world = await World.Begin();
        var meeting = await Held(world, Six);
        var ana = await (await world.SignedIn("Ana")).Visit($"/meetings/{meeting.Id}/pulse");
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await world.Change(s => ((AppDb)s.GetService(typeof(AppDb))!).Pulses.ExecuteUpdateAsync(u => u.SetProperty(p => p.ClosesAt, new DateTime(2026, 10, 8, 18, 0, 0, DateTimeKind.Utc))));

        await ana.Press("Mettre ma réponse dans l’urne", (Heard, "1"), ("Une chose à garder, une chose à changer", "Plus de silence"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        ana.Sees("Ce ressenti est clos.");
        ana.Sees("Plus de silence");
    }

    /// <summary>The circle's meeting of Thursday 8 October, closed at eight in the evening in Paris; some of its members came.</summary>
    static async Task<Meeting> Held(World world, string[] members, int? came = null)
    {
        var group = await world.ThursdayCircle(members);
        world.Clock.SetUtcNow(new(2026, 10, 8, 18, 5, 0, TimeSpan.Zero));
        var meeting = await world.Stored((db, stage) => stage.Held(group, [.. members.Take(came ?? members.Length), "Noor", "Paul"]));
        await world.Work();
        return meeting;
    }

    static async Task Answer(World world, Meeting meeting, string name, int score, string words)
    {
        var visitor = await (await world.SignedIn(name)).Visit($"/meetings/{meeting.Id}/pulse");
        var given = score.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await visitor.Press("Mettre ma réponse dans l’urne", (Heard, given), (Spoke, given), (Safe, given), (Mattered, given), (Suited, given), (Words, words));
        visitor.Sees("Votre réponse est dans l’urne");
    }
}
