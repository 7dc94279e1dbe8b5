using System.Net;
using Entraide.Accounts;
using Entraide.Meetings;
using Entraide.Platform;
using Entraide.Scenes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Scenes;

public class DemoTests
{
    static Task<World> Demo() => World.Begin(with: b => b.UseSetting("scene", "demo").UseSetting("ENTRAIDE_FEEDS", ""));

    [Fact]
    public async Task An_empty_installation_begins_with_an_association_on_an_ordinary_day()
    {
        await using var world = await Demo();
        _ = world.Visitor();

        var soon = world.Clock.GetUtcNow().UtcDateTime.AddMinutes(30);
        Assert.Equal(1, await world.Stored(db => db.Meetings.CountAsync(m => m.State == MeetingState.Planned && m.StartsAt > db.Now && m.StartsAt <= soon)));
        Assert.True(await world.Stored(db => db.Meetings.CountAsync(m => m.State == MeetingState.Closed)) >= 15);
        foreach (var (_, person) in Entraide.Scenes.Demo.Doors)
            Assert.NotNull(await world.Stored(async (AppDb _, Stage stage) => await stage.Person(person)));
    }

    [Fact]
    public async Task A_scene_that_was_played_is_not_played_again()
    {
        await using var world = await Demo();
        _ = world.Visitor();
        var groups = await world.Stored(db => db.Groups.CountAsync());

        Assert.True(await world.Services.GetRequiredService<SceneStart>().Begin("demo", null));

        Assert.Equal(groups, await world.Stored(db => db.Groups.CountAsync()));
    }

    [Fact]
    public async Task Another_association_beside_the_folder_of_a_scene_opens_no_doors()
    {
        await using var world = await Demo();
        _ = world.Visitor();

        await world.Stored(db => db.Organisations.ExecuteDeleteAsync());
        await world.Stored(async (db, stage) => await stage.Association("Des vrais gens"));

        Assert.False(await world.Services.GetRequiredService<SceneStart>().Begin("none", null));
    }

    [Fact]
    public async Task An_installation_without_a_scene_has_no_such_doors()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/come-in/0123456789abcdef0123456789abcdef");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.False(await world.Services.GetRequiredService<SceneStart>().Begin("none", null));
        Assert.Equal(0, await world.Stored(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task A_scene_nobody_wrote_is_refused_at_the_start()
    {
        await using var world = await World.Begin();
        _ = world.Visitor();

        await Assert.ThrowsAsync<UnusableSetting>(() => world.Services.GetRequiredService<SceneStart>().Begin("carnival", null));
    }
}
