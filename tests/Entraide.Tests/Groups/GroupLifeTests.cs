using System.Net;
using Entraide.Groups;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Entraide.Tests.Groups;

public class GroupLifeTests
{
    [Fact]
    public async Task A_new_charter_asks_each_member_anew_and_counts_without_naming()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana", "Elif");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/charter");
        await noor.Follow("Écrire une nouvelle version de la charte");
        await noor.Press("Publier la charte", ("La charte", "Ce qui est dit ici reste ici.\n\n<script>alert(1)</script>\n\n[Ici](javascript:alert(2))"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noor.Status);
        await noor.Press("Publier la charte", ("Ce qui a changé", "Une phrase de plus"));
        noor.Sees("<script>alert(1)</script>");
        Assert.Empty(noor.Page.QuerySelectorAll("main script, main a[href^=javascript]"));

        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}");
        ana.Sees("accord donné par 1 sur 4");
        await ana.Follow("Lire la charte");
        ana.Sees("Une phrase de plus");
        await ana.Press("Je l’ai lue et je suis d’accord");
        ana.Sees("accord donné par 2 sur 4");
        await ana.Visit($"/groups/{group.Id}/charter?number=1");
        ana.Sees("Vous avez donné votre accord à cette version.");
    }

    [Fact]
    public async Task Agreeing_to_a_version_that_was_replaced_meanwhile_asks_to_read_the_new_one()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        await world.Stored(db => db.Memberships.ExecuteUpdateAsync(u => u.SetProperty(m => m.AgreedCharter, 0)));
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}/charter");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/charter/new");
        await noor.Press("Publier la charte", ("Ce qui a changé", "Tout"));

        await ana.Press("Je l’ai lue et je suis d’accord");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        ana.Sees("Une nouvelle version a été publiée pendant votre lecture.");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "Le groupe devient grand")]
    [InlineData(13, "Il faut être deux à animer")]
    [InlineData(16, "Il est temps de devenir deux groupes")]
    public async Task As_it_grows_the_group_is_advised_and_told_why(int members, string? advice)
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle([.. Enumerable.Range(1, members - 2).Select(n => $"Membre {n}")]);
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}");

        noor.Sees($"{members} personnes");
        foreach (var said in new[] { "Le groupe devient grand", "Il faut être deux à animer", "Il est temps de devenir deux groupes" })
            if (said == advice) noor.Sees(said);
            else noor.DoesNotSee(said);
    }

    [Fact]
    public async Task A_member_takes_a_light_role_but_not_the_one_that_reads_what_people_write_when_they_ask()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}/role");
        ana.DoesNotSee("Répond aux personnes qui demandent");
        var request = ana.Request("Enregistrer", ("Mes rôles", "Gardien·ne du temps Dit avec douceur quand un tour de parole se termine."));
        request.Content = new StringContent(await request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken) + "&Taken=Welcome&Taken=Facilitator", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        await ana.Send(request);

        Assert.Equal(Roles.Time, await world.Stored(db => db.Memberships.Where(m => m.Roles != Roles.Facilitator && m.Roles != Roles.CoFacilitator).Select(m => m.Roles).SingleAsync()));
        await ana.Visit($"/groups/{group.Id}");
        ana.Sees("Gardien·ne du temps");
    }

    [Fact]
    public async Task Whoever_leads_ends_a_place_and_the_person_no_longer_sees_the_group()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/people");
        await noor.Follow("Ana");
        await noor.Follow("Mettre fin à cette place : Ana");
        await noor.Press("Mettre fin à cette place");

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}")).Status);
    }

    [Fact]
    public async Task The_group_is_shown_and_taken_out_of_the_directory_by_those_who_lead()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/publish");
        await noor.Press("Le montrer");
        noor.Sees("Le groupe est montré dans l’annuaire.");
        Assert.True(await world.Stored(db => db.Groups.Select(g => g.IsListed).SingleAsync()));

        await noor.Follow("Retirer le groupe de l’annuaire");
        await noor.Press("Le retirer");
        Assert.False(await world.Stored(db => db.Groups.Select(g => g.IsListed).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.SignedIn("Ana")).Visit($"/groups/{group.Id}/publish")).Status);
    }

    [Fact]
    public async Task A_group_that_ended_is_missing_to_its_members_too()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var noor = await world.SignedIn("Noor");
        await noor.Visit($"/groups/{group.Id}/close");
        await noor.Press("Mettre fin à ce groupe");

        Assert.Equal(HttpStatusCode.NotFound, (await noor.Visit($"/groups/{group.Id}")).Status);
        await noor.Visit("/groups");
        Assert.DoesNotContain(noor.Page.QuerySelectorAll("main .card"), card => card.TextContent.Contains("Cercle du jeudi", StringComparison.Ordinal));
        noor.Sees("Groupes que j’ai quittés ou qui ont pris fin");
    }

    [Fact]
    public async Task A_member_changes_their_name_and_leading_needs_a_second_factor()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Ana");
        var ana = await world.SignedIn("Ana");
        await ana.Visit($"/groups/{group.Id}/alias");
        await ana.Press("Enregistrer ce prénom", ("Le prénom que vous porterez dans ce groupe", "Noor"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ana.Status);
        await ana.Press("Enregistrer ce prénom", ("Le prénom que vous porterez dans ce groupe", "Mésange"));
        ana.Sees("Votre prénom ici est maintenant Mésange.");

        var weak = await world.SignedIn("Noor", strong: false);
        var answer = await weak.Get($"/groups/{group.Id}/people");
        Assert.StartsWith("/account/second-factor", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }
}
