using Microsoft.Playwright;
using Xunit;

namespace Entraide.Browser;

/// <summary>What people come for, by keyboard alone and without script.</summary>
[Collection(OneSite.Name)]
public class JourneyTests(Site site)
{
    [Fact]
    public async Task Somebody_who_uses_the_keyboard_alone_finds_a_circle_and_asks_to_come()
    {
        var page = await site.Come(Site.Visitor, width: 1280);
        var keys = new Keys(page);
        await page.GotoAsync("/");

        await keys.Type("De quoi s’agit-il", "soir");
        await keys.Send();
        await keys.Press("Cercle du soir");
        await keys.Press("Demander à venir");
        await keys.Press("Créer un compte");
        await keys.Type("Un nom pour vous connecter", "clavier");
        await keys.Type("Mot de passe", "trois canards sous la lune");
        await keys.Press("Créer mon compte");
        await keys.Type("Le prénom que vous porterez", "Camille");
        await keys.Tick("J’ai lu la charte");
        await keys.Press("Envoyer ma demande");

        await page.GotoAsync("/groups");
        Assert.Contains("Cercle du soir", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_member_says_how_they_come_with_and_without_script(bool script)
    {
        var page = await site.Come("Ana", script: script);
        await page.GotoAsync("/groups");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cercle du soir" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "heure" }).Or(page.Locator("main a[href^='/meetings/']")).Nth(2).ClickAsync();
        await page.Locator("main a.button[href$='/seat']").ClickAsync();
        await page.GetByLabel("Dans la salle").CheckAsync();
        await page.Locator("main form button").Last.ClickAsync();

        Assert.Contains("Vous venez dans la salle", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everything_on_every_page_is_reached_by_keyboard_and_shows_where_one_is()
    {
        var wrong = new List<string>();
        await foreach (var (person, page, paths) in Walk.Apart(site, Site.Visitor, "Noor", "Ana", "Claire", "Idris"))
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                wrong.AddRange((await new Keys(page).Missed()).Select(m => $"{person} {path}: {m}"));
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Somebody_who_writes_for_a_long_time_is_not_taken_for_absent()
    {
        var page = await site.Come("Noor");
        await page.Clock.InstallAsync();
        await page.GotoAsync(await page.Locator("main a[href^='/groups/']", new() { HasText = "Cercle du soir" }).First.GetAttributeAsync("href") + "/charter/new");
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.EndsWith("/still-here", StringComparison.Ordinal) ? 1 : 0;
        var text = page.GetByLabel("La charte");
        await text.PressSequentiallyAsync("Cha");
        Assert.Equal(0, asked);
        await page.Clock.FastForwardAsync(180_000);

        var answer = await page.RunAndWaitForResponseAsync(() => text.PressSequentiallyAsync("cune"), "**/still-here");

        Assert.Equal(204, answer.Status);
        Assert.Equal(1, asked);
        await page.Context.CloseAsync();
    }
}
