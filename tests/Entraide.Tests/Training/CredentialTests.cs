using System.Net;
using System.Text;
using Entraide.Accounts;
using Entraide.Training;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Training;

public class CredentialTests
{
    [Fact]
    public async Task A_coordinator_gives_a_credential_by_the_code_of_the_person_renews_it_and_ends_it()
    {
        await using var world = await World.Begin();
        await world.Stored((db, stage) => stage.Person("Lila"));
        var olga = await Coordinator(world);
        await olga.Visit("/credentials/given");
        await olga.Follow("Donner une habilitation");
        await Give(olga, await world.Introduction("Lila"), "Lila B.", "2026-11-20");
        olga.Sees("Lila B.");
        olga.Sees("Une habilitation se termine dans les 60 jours.");
        var lila = await (await world.SignedIn("Lila")).Visit("/credentials");
        lila.Sees("Animer un cercle");
        lila.Sees("Se termine bientôt : vendredi 20 novembre 2026.");

        await olga.Follow("Renouveler\u00a0: Lila B.");
        await olga.Press("Renouveler cette habilitation", ("Dernier jour de validité", "2028-10-01"));
        await lila.Visit("/credentials");
        lila.Sees("Valable jusqu’au dimanche 1er octobre 2028.");

        await olga.Visit("/credentials/given");
        await olga.Follow("Y mettre fin\u00a0: Lila B.");
        await olga.Press("Mettre fin à cette habilitation");
        await lila.Visit("/credentials");
        lila.Sees("Terminée ; son dernier jour était le lundi 5 octobre 2026.");
        await olga.Follow("Terminées");
        olga.Sees("Lila B.");
    }

    [Fact]
    public async Task A_code_that_introduces_nobody_gives_nothing_and_the_name_of_the_list_is_sealed()
    {
        await using var world = await World.Begin();
        var olga = await Coordinator(world);
        await Give(await olga.Visit("/credentials/give"), await world.Introduction("Lila"), "Personne A", "2028-01-01");
        await Give(await olga.Visit("/credentials/give"), "AAAA-BBBB-CCCC", "Personne A", "2028-01-01");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        olga.Sees("Ce code ne désigne personne à présent.");
        Assert.Equal(1, await world.Stored(db => db.Credentials.CountAsync()));
        var record = await world.Stored(db => db.TrainingRecords.SingleAsync());
        Assert.DoesNotContain("Personne", Encoding.UTF8.GetString(record.Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_in_the_past_and_one_too_far_are_refused_and_what_was_typed_stays()
    {
        await using var world = await World.Begin();
        var olga = await Coordinator(world);
        await Give(await olga.Visit("/credentials/give"), "Lila", "Lila B.", "2026-10-01");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        olga.Sees("Choisissez un dernier jour à partir de demain.");
        Assert.Equal("Lila B.", olga.Typed("Sous quel nom vous la connaissez"));
        await olga.Press("Donner cette habilitation", ("Dernier jour de validité", "2036-10-01"));
        olga.Sees("au plus cinq ans");
    }

    [Fact]
    public async Task A_coordinator_of_one_chapter_sees_the_lines_of_that_chapter_only()
    {
        await using var world = await World.Begin();
        var (lyon, metz) = await world.Stored(async (db, stage) => (await stage.Chapter("Lyon", "Lyon"), await stage.Chapter("Metz", "Metz")));
        await world.Stored((db, stage) => stage.Officer("Luc", OfficeKind.Coordinator, lyon.Id));
        await world.Stored((db, stage) => stage.Officer("Mona", OfficeKind.Coordinator, metz.Id));
        var luc = await (await world.SignedIn("Luc")).Visit("/credentials/give");
        await luc.Press("Donner cette habilitation", ("Le code qu’elle a créé pour vous", await world.Introduction("Lila")), ("Sous quel nom vous la connaissez", "Lila B."), ("Antenne qui la suit", "Lyon"));
        luc.Sees("Lila B.");

        var mona = await (await world.SignedIn("Mona")).Visit("/credentials/given");
        mona.DoesNotSee("Lila B.");
        var id = await world.Stored(db => db.TrainingRecords.Select(r => r.Id).SingleAsync());
        await mona.Visit($"/credentials/given/{id}/end");
        Assert.Equal(HttpStatusCode.NotFound, mona.Status);
        var ana = await (await world.SignedIn("Ana")).Visit("/credentials/given");
        Assert.Equal(HttpStatusCode.NotFound, ana.Status);
        var weak = await (await world.SignedIn("Luc", strong: false)).Visit("/credentials/give");
        Assert.StartsWith("/account/second-factor", weak.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_about_to_end_is_noted_at_two_months_and_at_two_weeks_and_not_in_between()
    {
        await using var world = await World.Begin();
        var lila = await world.Stored((db, stage) => stage.Person("Lila"));
        await world.Change(s => { ((AppDb)s.GetService(typeof(AppDb))!).Credentials.Add(new() { AccountId = lila.Id, Training = "Animer", GivenOn = new(2025, 1, 1), UntilOn = new(2026, 12, 31) }); return Task.CompletedTask; });
        var (noted, known) = (new List<int>(), new HashSet<Guid>());
        foreach (var day in new[] { 0, 26, 40, 73, 75, 80 })
        {
            world.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 6, 8, 0, 0, TimeSpan.Zero).AddDays(day));
            await world.Work();
            known.UnionWith(await world.Stored(db => db.Happenings.Where(h => h.Kind == nameof(CredentialEnding)).Select(h => h.Id).ToListAsync()));
            noted.Add(known.Count);
        }
        Assert.Equal([0, 1, 1, 2, 2, 2], noted);
    }

    static async Task<Visitor> Coordinator(World world)
    {
        await world.Stored((db, stage) => stage.Officer("Olga", OfficeKind.Coordinator));
        return await world.SignedIn("Olga");
    }

    static Task<Visitor> Give(Visitor coordinator, string code, string name, string until) => coordinator.Press("Donner cette habilitation",
        ("Le code qu’elle a créé pour vous", code), ("Sous quel nom vous la connaissez", name), ("Dernier jour de validité", until));
}
