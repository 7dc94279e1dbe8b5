using System.Net;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Groups;

public class LeavingTests
{
    const string Words = "Ce que vous avez écrit dans le groupe";
    const string Stays = "Cela reste, sous le prénom que je porte ici Vous pourrez encore l’effacer plus tard, depuis « Mes groupes ».";

    [Fact]
    public async Task The_last_who_leads_is_told_what_happens_before_leaving_a_group_alone()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var paul = await world.SignedIn("Paul");
        await paul.Visit($"/groups/{group.Id}/leave");
        paul.DoesNotSee("Personne d’autre n’anime ce groupe");
        await Leave(paul);
        Assert.Equal("/groups", paul.Path);

        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/leave");
        noor.Sees("Sans vous, il ne peut plus se réunir");
        await Leave(noor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        noor.Sees("Confiez d’abord ce rôle à quelqu’un");

        await Leave(noor, ("Je laisse le groupe sans personne pour l’animer", "yes"));
        Assert.Equal("/groups", noor.Path);
        await world.Stored(async (db, stage) => await stage.Officer("Claire", OfficeKind.Coordinator));
        var claire = await world.SignedIn("Claire");
        await claire.Visit("/coordination");
        claire.Sees("Personne ne l’anime.");
        await claire.Follow("1 groupe n’a personne pour l’animer.");
        claire.Sees("Cercle du jeudi");
    }

    [Fact]
    public async Task Whoever_holds_a_group_reads_before_they_erase_their_account_that_it_may_be_left_to_nobody()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Ana");

        (await (await world.SignedIn("Noor")).Visit("/account/erase")).Sees("Vous animez un groupe.");
        (await (await world.SignedIn("Ana")).Visit("/account/erase")).DoesNotSee("Vous animez un groupe.");
    }

    [Theory]
    [InlineData("leave", "Quitter le groupe")]
    [InlineData("people/{other}/remove", "Mettre fin à cette place")]
    [InlineData("people/{self}", "Enregistrer")]
    public async Task Two_who_lead_and_go_at_the_same_moment_do_not_leave_the_group_to_nobody(string page, string button)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var both = new List<Visitor>();
        foreach (var (self, other) in new[] { ("Noor", "Paul"), ("Paul", "Noor") })
        {
            var (mine, theirs) = (await world.MembershipOf(self, group), await world.MembershipOf(other, group));
            var visitor = await (await world.SignedIn(self)).Visit($"/groups/{group.Id}/{page.Replace("{self}", $"{mine}", StringComparison.Ordinal).Replace("{other}", $"{theirs}", StringComparison.Ordinal)}");
            if (page == "leave") visitor.Page.QuerySelector("input[value=keep]")!.SetAttribute("checked", "");
            foreach (var given in visitor.Page.QuerySelectorAll("input[name=Given]")) given.RemoveAttribute("checked");
            visitor.Page.QuerySelector("input[name=Sure]")?.SetAttribute("checked", "");
            both.Add(visitor);
        }
        await Task.WhenAll(both.Select(visitor => Task.Run(() => visitor.Press(button), TestContext.Current.CancellationToken)));

        Assert.Single(await world.Stored(db => db.Memberships.AsNoTracking().ToListAsync()), m => m.Leads);
    }

    [Fact]
    public async Task The_key_of_what_is_erased_is_destroyed_once_the_leaving_is_saved()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var place = await world.MembershipOf("Ana", group);
        var (key, alias, where) = await world.Stored(async db => await db.Memberships.Where(m => m.Id == place).SingleAsync() is var m ? (m.KeyId, m.Alias, m.Place("Alias")) : default);
        var ring = world.Services.GetRequiredService<KeyRing>();
        Assert.Equal("Ana", ring.OpenOrNull(where, alias));

        await world.Change(async services =>
        {
            var (db, links) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Links>());
            var membership = await db.Memberships.SingleAsync(m => m.Id == place);
            services.GetRequiredService<Joining>().Leave((await links.Owner(membership.Owner, place))!, membership, eraseWords: true);
        });
        await world.Work();

        Assert.Null(ring.OpenOrNull(where, alias));
        Assert.False(await world.Stored(db => db.Memberships.AnyAsync(m => m.KeyId == key)));
    }

    [Fact]
    public async Task A_leaving_that_is_not_saved_costs_nobody_their_words()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var place = await world.MembershipOf("Ana", group);
        await using (var scope = world.Services.CreateAsyncScope())
        {
            var (db, links) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<Links>());
            var membership = await db.Memberships.SingleAsync(m => m.Id == place);
            scope.ServiceProvider.GetRequiredService<Joining>().Leave((await links.Owner(membership.Owner, place))!, membership, eraseWords: true);
        }
        await world.Work();

        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}");
        ana.Sees("Ici, votre prénom est Ana.");
    }

    [Fact]
    public async Task Words_that_stayed_are_erased_later_from_my_groups()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/leave");
        await Leave(ana);

        await ana.Follow("Groupes que j’ai quittés ou qui ont pris fin");
        await ana.Follow("Effacer ce que j’ai dit dans Cercle du jeudi");
        await ana.Press("Effacer");

        ana.Sees("Ce que vous y aviez dit est effacé.");
        ana.DoesNotSee("Groupes que j’ai quittés");
        (await ana.Visit("/groups/left")).Sees("Rien n’est gardé dans un groupe quitté");
        Assert.Equal(2, await world.Stored(db => db.Memberships.CountAsync(m => m.GroupId == group.Id)));
        Assert.Equal(HttpStatusCode.NotFound, (await ana.Visit($"/groups/{group.Id}/leave")).Status);
    }

    [Fact]
    public async Task Whoever_left_many_groups_finds_each_of_them_over_the_pages()
    {
        await using var world = await World.Begin();
        await world.Stored(async (db, stage) =>
        {
            for (var n = 0; n < 22; n++) (await stage.Member(await stage.Group(new GroupCard { Name = $"Cercle {n:00}" }, null, null, "Charte"), "Ana", "Ana")).State = MembershipState.Left;
            return await db.SaveChangesAsync();
        });
        var ana = await (await world.SignedIn("Ana")).Visit("/groups");
        ana.DoesNotSee("Cercle 00");

        await ana.Follow("Groupes que j’ai quittés ou qui ont pris fin");
        ana.Sees("Cercle 19");
        ana.DoesNotSee("Cercle 20");
        await ana.Follow("Page suivante");

        ana.DoesNotSee("Cercle 19");
        await ana.Follow("Effacer ce que j’ai dit dans Cercle 21");
        await ana.Press("Effacer");
        await (await ana.Visit("/groups")).Follow("Groupes que j’ai quittés ou qui ont pris fin");
        await ana.Follow("Page suivante");
        ana.Sees("Cercle 20");
        ana.DoesNotSee("Cercle 21");
    }

    [Fact]
    public async Task A_group_that_ended_lets_each_take_their_words_and_is_gone_a_year_later_with_every_key_it_had()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Bruno", "Chloé");
        await Leave(await (await world.SignedIn("Chloé")).Visit($"/groups/{group.Id}/leave"));
        await world.Work();
        var noor = await (await world.SignedIn("Noor")).Visit($"/groups/{group.Id}/close");
        await noor.Press("Mettre fin à ce groupe");
        var ana = await (await world.SignedIn("Ana")).Visit("/groups/left");
        await ana.Follow("Effacer ce que j’ai dit dans Cercle du jeudi");
        await ana.Press("Effacer");
        ana.DoesNotSee("Groupes que j’ai quittés");
        var bruno = await (await world.SignedIn("Bruno")).Visit("/groups/left");
        bruno.Sees("Cercle du jeudi");

        world.Clock.Advance(TimeSpan.FromDays(364));
        await world.Work();
        Assert.True(await world.Stored(db => db.Groups.AnyAsync()));
        world.Clock.Advance(TimeSpan.FromDays(2));
        await world.Work();
        await world.Work();

        Assert.False(await world.Stored(db => db.Groups.AnyAsync()));
        Assert.Equal(0, await world.Stored(db => db.Memberships.CountAsync()));
        (await (await world.SignedIn("Bruno")).Visit("/groups/left")).DoesNotSee("Cercle du jeudi");
        await world.Change(async services =>
        {
            var (shelf, db) = (services.GetRequiredService<KeyShelf>(), services.GetRequiredService<AppDb>());
            var ofOthers = await db.Accounts.Select(a => a.KeyId).Concat(db.TrainingRecords.Select(r => r.KeyId)).ToListAsync();
            Assert.All(await shelf.Keys.Select(k => k.Id).ToListAsync(), key => Assert.Contains(key, ofOthers));
        });
    }

    [Fact]
    public async Task A_new_charter_is_seen_as_it_will_read_before_anything_is_published()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/charter/new");
        await noor.Press("Voir ce que cela donne", ("La charte", "## Parler\n\n- en *je*\n\n<script>alert(1)</script>"));

        Assert.Equal(HttpStatusCode.OK, noor.Status);
        noor.Sees("Rien n’est encore publié.");
        Assert.Equal("je", noor.Page.QuerySelector("main .card em")!.TextContent);
        Assert.Null(noor.Page.QuerySelector("main .card script"));
        Assert.Equal(1, await world.Stored(db => db.Charters.CountAsync(c => c.GroupId == group.Id)));
    }

    static Task<Visitor> Leave(Visitor visitor, params (string, string)[] more) => visitor.Press("Quitter le groupe", [(Words, Stays), .. more]);
}
