using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Groups;

public class WaitingTests
{
    [Fact]
    public async Task A_full_group_puts_the_person_on_the_waiting_list_and_a_place_that_comes_free_is_held_for_them()
    {
        await using var world = await World.Begin();
        var group = await Full(world, "Ana");
        var hana = await Waits(world, group, "Hana");
        await hana.Visit($"/groups/{group.Id}/join");
        hana.Sees("vous avez le numéro 1 sur la liste d’attente");

        await Leaves(world, group, "Ana");
        await world.Work();
        await hana.Visit("/groups");
        await hana.Follow("Cercle du jeudi");
        hana.Sees("Elle est à vous jusqu’au jeudi 8 octobre, 9 h");
        await hana.Press("Prendre cette place");
        hana.Sees("Ici, votre prénom est Hana.");
    }

    [Fact]
    public async Task The_hour_an_offer_ends_is_said_on_the_readers_own_clock()
    {
        await using var world = await World.Begin();
        var group = await Full(world, "Ana");
        var hana = await Waits(world, group, "Hana");
        await world.Change(async s => (await s.GetRequiredService<Enrolment>().Named("Hana"))!.Zone = "Indian/Reunion");
        await Leaves(world, group, "Ana");
        await world.Work();

        await hana.Visit("/groups");
        hana.Sees("Jusqu’au jeudi 8 octobre, 11 h");
        await hana.Visit($"/groups/{group.Id}/offer");
        hana.Sees("Elle est à vous jusqu’au jeudi 8 octobre, 11 h");
    }

    [Fact]
    public async Task An_offer_nobody_takes_goes_to_the_next_person()
    {
        await using var world = await World.Begin();
        var group = await Full(world, "Ana");
        var hana = await Waits(world, group, "Hana");
        var omar = await Waits(world, group, "Omar");
        await Leaves(world, group, "Ana");
        await world.Work();
        await hana.Visit($"/groups/{group.Id}/offer");
        await omar.Visit($"/groups/{group.Id}/join");
        omar.Sees("vous avez le numéro 1 sur la liste d’attente");

        world.Clock.Advance(TimeSpan.FromHours(49));
        hana = await world.SignedIn("Hana");
        await hana.Visit($"/groups/{group.Id}/offer");
        await hana.Press("Prendre cette place");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hana.Status);
        await world.Work();

        omar = await world.SignedIn("Omar");
        await omar.Visit("/groups");
        omar.Sees("Une place vous est gardée.");
        await world.Work();
        (await omar.Visit("/notices")).Sees("Une place vous est gardée.");
        (await hana.Visit("/notices")).DoesNotSee("Une place vous est gardée.");
        await hana.Visit("/groups");
        hana.Sees("est allée à la personne suivante");
        await hana.Follow("Cercle du jeudi");
        hana.Sees("est allée à la personne suivante");
        await hana.Follow("Effacer ce que j’y ai dit");
        await hana.Press("Effacer");
        hana.DoesNotSee("Cercle du jeudi");
    }

    [Fact]
    public async Task Two_who_admit_at_the_same_moment_do_not_give_the_last_place_twice()
    {
        await using var world = await World.Begin();
        var group = await Full(world);
        await world.Stored(db => db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.Largest, 3)));
        await JoiningTests.Asks(world, group, "Hana", "Hana");
        await JoiningTests.Asks(world, group, "Omar", "Omar");
        var presses = new List<Task>();
        foreach (var (leader, name) in new[] { ("Noor", "Hana"), ("Paul", "Omar") })
        {
            var visitor = await world.SignedIn(leader);
            await visitor.Visit($"/groups/{group.Id}/asks");
            await visitor.Follow(name);
            await visitor.Follow("Accueillir cette personne");
            presses.Add(Task.Run(() => visitor.Press("Accueillir"), TestContext.Current.CancellationToken));
        }
        await Task.WhenAll(presses);

        Assert.Equal(3, await world.Stored(db => db.Memberships.CountAsync(m => m.State == MembershipState.Member)));
    }

    [Fact]
    public async Task The_last_place_goes_to_one_person_however_close_two_answers_come()
    {
        await using var world = await World.Begin();
        var group = await Full(world, "Ana");
        await JoiningTests.Asks(world, group, "Hana", "Hana");
        await JoiningTests.Asks(world, group, "Omar", "Omar");
        await Leaves(world, group, "Ana");
        await using var first = world.Services.CreateAsyncScope();
        await using var second = world.Services.CreateAsyncScope();
        var saves = new List<AppDb>();
        var asked = await world.Stored(db => db.Memberships.Where(m => m.State == MembershipState.Asked).Select(m => m.Id).ToListAsync());
        foreach (var (scope, id) in new[] { first, second }.Zip(asked))
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await scope.ServiceProvider.GetRequiredService<Places>().Admit(await db.Groups.SingleAsync(), await db.Memberships.SingleAsync(m => m.Id == id));
            saves.Add(db);
        }

        await saves[0].SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => saves[1].SaveChangesAsync());
        Assert.Equal(3, await world.Stored(db => db.Memberships.CountAsync(m => m.State == MembershipState.Member)));
    }

    [Fact]
    public async Task Two_nodes_that_look_for_free_places_at_once_hold_only_one()
    {
        await using var world = await World.Begin();
        var group = await Full(world, "Ana");
        await Waits(world, group, "Hana");
        await Waits(world, group, "Omar");
        await Leaves(world, group, "Ana");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Change(s => Places.GoOn(s, default)), TestContext.Current.CancellationToken)));

        Assert.Equal(1, await world.Stored(db => db.Memberships.CountAsync(m => m.State == MembershipState.Offered)));
    }

    static async Task<Group> Full(World world, params string[] members)
    {
        var group = await JoiningTests.Listed(world, members);
        await world.Stored(db => db.Groups.ExecuteUpdateAsync(u => u.SetProperty(g => g.Largest, 2 + members.Length)));
        return group;
    }

    static async Task<Visitor> Waits(World world, Group group, string person)
    {
        var visitor = await JoiningTests.Asks(world, group, person, person);
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/asks");
        await noor.Follow(person);
        await noor.Follow("Accueillir cette personne");
        await noor.Press("Accueillir");
        noor.Sees($"{person} est sur la liste d’attente.");
        return visitor;
    }

    static async Task Leaves(World world, Group group, string person)
    {
        var visitor = await world.SignedIn(person);
        await visitor.Visit($"/groups/{group.Id}/leave");
        await visitor.Press("Quitter le groupe", ("Ce que vous avez écrit dans le groupe", "Cela reste, sous le prénom que je porte ici Vous pourrez encore l’effacer plus tard, depuis « Mes groupes »."));
        visitor.Sees("Vous avez quitté le groupe.");
    }
}
