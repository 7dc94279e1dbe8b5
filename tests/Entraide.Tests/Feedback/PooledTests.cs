using System.Net;
using Entraide.Accounts;
using Entraide.Feedback;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Scenes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Feedback;

public class PooledTests
{
    [Theory]
    [InlineData(3, "Environ 75 % sont d’accord.")]
    [InlineData(2, "Pas assez de réponses.")]
    public async Task Safety_is_shown_over_three_groups_and_never_over_two(int groups, string expected)
    {
        await using var world = await World.Begin(new DateTime(2026, 5, 5, 7, 0, 0, DateTimeKind.Utc));
        for (var g = 0; g < groups; g++)
        {
            var group = await world.Stored((db, stage) => stage.Group(new GroupCard { Name = $"Cercle {g}" }, null,
                Stage.Weekly(DayOfWeek.Thursday, 18, 30, 90, new(2026, 5, 5)), "Charte", ($"Noor {g}", "Noor"), ($"Paul {g}", "Paul")));
            var meeting = await world.Stored((db, stage) => stage.Held(group));
            await world.Change(async services =>
            {
                var (db, ring) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<KeyRing>());
                var at = new DateTime(2026, 5, 10, 6, 0, 0, DateTimeKind.Utc);
                var pulse = new Pulse { MeetingId = meeting.Id, GroupId = group.Id, State = PulseState.Counted, ClosesAt = at, ReleaseAt = at, WordsAt = at };
                pulse.Pooled = ring.Seal((await db.Groups.SingleAsync(x => x.Id == group.Id)).KeyId, pulse.Place("Pooled"), """{"Yes":15,"No":5}""");
                db.Pulses.Add(pulse);
            });
        }
        await world.Stored((db, stage) => stage.Officer("Olga", OfficeKind.Coordinator));
        world.Clock.SetUtcNow(new(2026, 7, 2, 8, 0, 0, TimeSpan.Zero));

        var olga = await (await world.SignedIn("Olga")).Visit("/credentials/given");
        await olga.Follow("« Je me suis senti·e en sécurité », tous groupes confondus");
        Assert.Equal(expected, olga.Page.QuerySelector("dd")!.TextContent.Replace('\u00a0', ' '));
        var ana = await (await world.SignedIn("Ana")).Visit("/pulse/safety");
        Assert.Equal(HttpStatusCode.NotFound, ana.Status);
    }
}
