using Microsoft.Playwright;
using Xunit;

namespace Entraide.Browser;

[Collection(OneSite.Name)]
public class DiscreetTests(Site site)
{
    [Fact]
    public async Task However_far_somebody_reads_the_history_holds_one_entry_that_says_nothing()
    {
        var page = await Discreet(script: true);
        var before = await page.EvaluateAsync<int>("history.length");

        await page.GetByRole(AriaRole.Link, new() { Name = "Cercle du soir" }).First.ClickAsync();
        await page.WaitForURLAsync("**/groups/*");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compte", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Langue et fuseau horaire" }).ClickAsync();
        await page.WaitForURLAsync("**/account/screens");
        await page.GetByLabel("Ou une autre ville, ou votre pays").FillAsync("Nullepart");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.GetByText("Aucune ville et aucun pays de ce nom").WaitForAsync();
        Assert.Equal("Nullepart", await page.GetByLabel("Ou une autre ville, ou votre pays").InputValueAsync());
        await page.GetByLabel("Ou une autre ville, ou votre pays").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        await page.GotoAsync("/");
        var found = await page.EvaluateAsync<int>("history.length");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).First.ClickAsync();
        await page.WaitForURLAsync("**/?**");

        // Typing an address is the one step that is not ours.
        Assert.Equal(before + 1, found);
        Assert.Equal(found, await page.EvaluateAsync<int>("history.length"));
        Assert.Equal("Notes", await page.TitleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Going_back_leads_out_and_not_through_what_was_read()
    {
        var page = await Discreet(script: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cercle du soir" }).First.ClickAsync();
        await page.WaitForURLAsync("**/groups/*");

        await page.GoBackAsync();

        Assert.Equal("about:blank", page.Url);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_left_open_goes_away_by_itself_and_not_while_somebody_writes()
    {
        var page = await Discreet(script: true);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/account/screens");
        await page.Clock.FastForwardAsync(540_000);
        await page.GetByLabel("Ou une autre ville, ou votre pays").FillAsync("");
        await page.GetByLabel("Ou une autre ville, ou votre pays").PressSequentiallyAsync("Dakar");
        await page.Clock.FastForwardAsync(540_000);
        Assert.Equal("/account/screens", new Uri(page.Url).AbsolutePath);

        await page.Clock.FastForwardAsync(61_000);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_page_promises_only_what_it_can_do_and_the_rest_works()
    {
        var page = await Discreet(script: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Cercle du soir" }).First.ClickAsync();
        Assert.Equal("Notes", await page.TitleAsync());

        await page.GotoAsync("/account/discreet");

        Assert.False(await page.GetByText("Chaque page prend la place de la précédente").IsVisibleAsync());
        Assert.True(await page.GetByText("les pages ouvertes restent derrière le bouton Retour").IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task With_script_the_page_says_it_before_it_is_chosen()
    {
        var page = await site.Come("Ana");
        await page.GotoAsync("/account/discreet");

        await page.GetByText("Chaque page prend la place de la précédente").WaitForAsync();
        Assert.False(await page.GetByText("les pages ouvertes restent derrière le bouton Retour").IsVisibleAsync());
        var before = await page.EvaluateAsync<int>("history.length");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retour à mon compte" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        Assert.Equal(before + 1, await page.EvaluateAsync<int>("history.length"));
        await page.Context.CloseAsync();
    }

    /// <summary>A window that has just opened, on the groups of somebody whose device is discreet.</summary>
    async Task<IPage> Discreet(bool script)
    {
        var page = await site.Come("Ana", script: script);
        await page.GotoAsync("/account/discreet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Activer la discrétion ici" }).ClickAsync();
        await page.GetByText("Cet appareil est discret.").WaitForAsync();
        var fresh = await page.Context.NewPageAsync();
        await fresh.GotoAsync("/groups");
        Assert.Equal("Notes", await fresh.TitleAsync());
        return fresh;
    }
}
