using Microsoft.Playwright;
using Xunit;

namespace Entraide.Browser;

[Collection(OneSite.Name)]
public class ExitTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_way_out_leads_elsewhere_and_going_back_shows_nothing_of_ours(bool script)
    {
        var page = await Reading(script);

        if (script) for (var n = 0; n < 3; n++) await page.Keyboard.PressAsync("Shift");
        else await page.GetByRole(AriaRole.Button, new() { Name = "Quitter vite cette page" }).ClickAsync();
        await page.WaitForURLAsync("https://fr.wikipedia.org/**");

        // The page has left before the server answered; that it will is promised, not how soon.
        for (var n = 0; n < 50 && await HasSession(page); n++) await Task.Delay(100);
        Assert.False(await HasSession(page));
        await page.GoBackAsync();
        Assert.DoesNotContain("Cercle du soir", await page.ContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_session_is_dead_on_the_server_even_for_a_copy_of_its_cookie()
    {
        var page = await Reading(script: true);
        var cookies = (await page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = site.Address }).ToList();

        await page.GetByRole(AriaRole.Button, new() { Name = "Quitter vite cette page" }).ClickAsync();
        await page.WaitForURLAsync("https://fr.wikipedia.org/**");

        var thief = await site.Come(Site.Visitor);
        for (var n = 0; n < 50 && !thief.Url.Contains("/sign-in", StringComparison.Ordinal); n++)
        {
            await thief.Context.AddCookiesAsync(cookies);
            await thief.GotoAsync("/groups");
            await Task.Delay(100);
        }
        Assert.StartsWith("/sign-in", new Uri(thief.Url).AbsolutePath, StringComparison.Ordinal);
        await thief.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_way_out_is_the_first_stop_of_the_keyboard_and_works_from_there()
    {
        var page = await Reading(script: true);

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Quitter vite cette page", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("https://fr.wikipedia.org/**");

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_screen_is_empty_at_once_however_slow_the_network()
    {
        var page = await Reading(script: true);
        await page.RouteAsync("**/exit", async route =>
        {
            await Task.Delay(TimeSpan.FromSeconds(20));
            await route.AbortAsync();
        });

        for (var n = 0; n < 3; n++) await page.Keyboard.PressAsync("Shift");

        // Whatever the page is by now, ours is not to be seen on it.
        Assert.True(await page.EvaluateAsync<bool>("document.body.hidden || !document.body.innerText.includes('Cercle du soir')"));
        await page.WaitForURLAsync("https://fr.wikipedia.org/**", new() { Timeout = 5_000 });
        await page.Context.CloseAsync();
    }

    static async Task<bool> HasSession(IPage page) => (await page.Context.CookiesAsync()).Any(c => c.Name.Contains("session", StringComparison.Ordinal));

    async Task<IPage> Reading(bool script)
    {
        var page = await site.Come("Ana", script: script);
        // No network beyond this machine: an empty page stands for the one outside.
        await page.Context.RouteAsync("https://fr.wikipedia.org/**", route => route.FulfillAsync(new() { Body = "<!doctype html><title>Wikipédia</title>", ContentType = "text/html" }));
        await page.GotoAsync("/groups");
        Assert.Contains("Cercle du soir", await page.ContentAsync(), StringComparison.Ordinal);
        return page;
    }
}
