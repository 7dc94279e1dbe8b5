using System.Net;
using System.Security.Claims;
using Entraide.Accounts;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Entraide.Tests.Platform;

public class ExitTests
{
    const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    [Fact]
    public async Task A_stranger_leaves_for_an_ordinary_page_and_the_browser_forgets_us()
    {
        await using var world = await World.Begin();

        var answer = await Leave(world);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("https://fr.wikipedia.org/", answer.Headers.Location?.ToString());
        Assert.Equal("\"cache\", \"cookies\", \"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task The_operator_chooses_where_the_exit_leads()
    {
        await using var world = await World.Begin(with: b => b.UseSetting("Exit:Address", "https://meteo.example:8443/paris"));

        var page = await world.Visitor().Visit("/");
        var answer = await Leave(world);

        Assert.Equal("https://meteo.example:8443/paris", answer.Headers.Location?.ToString());
        Assert.Contains("form-action 'self' https://meteo.example:8443;", Assert.Single(page.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/weather")]
    [InlineData("")]
    public async Task An_exit_that_leads_nowhere_is_refused_at_the_start(string address)
    {
        await using var world = await World.Begin(with: b => b.UseSetting("Exit:Address", address));

        Assert.Throws<InvalidOperationException>(() => world.Visitor());
    }

    [Fact]
    public async Task Leaving_ends_the_session_on_the_server()
    {
        await using var world = await World.Begin();
        _ = world.Visitor();
        var cookie = await SignIn(world);
        Assert.Equal(1, await world.Stored(db => db.Sessions.CountAsync()));

        await Leave(world, cookie);

        Assert.Equal(0, await world.Stored(db => db.Sessions.CountAsync()));
    }

    static async Task<HttpResponseMessage> Leave(World world, string? cookie = null)
    {
        var pressed = (await world.Visitor().Visit("/")).Request("Quitter vite cette page");
        if (cookie is not null) pressed.Headers.Add("Cookie", cookie);
        return await ((TestServer)world.Services.GetRequiredService<IServer>()).CreateClient().SendAsync(pressed);
    }

    /// <summary>The cookie of somebody who is signed in: a pointer to a ticket kept on the server.</summary>
    static async Task<string> SignIn(World world)
    {
        var account = new Account { Name = [1], NameIndex = [1] };
        await world.Change(s => { s.GetRequiredService<AppDb>().Accounts.Add(account); return Task.CompletedTask; });
        var key = await world.Services.GetRequiredService<SessionStore>().StoreAsync(Ticket(Person.Claim, account.Id.ToString()));
        var options = world.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(Ticket("Microsoft.AspNetCore.Authentication.Cookies-SessionId", key))}";
    }

    static AuthenticationTicket Ticket(string claim, string value) => new(new(new ClaimsIdentity([new(claim, value)], Scheme)), Scheme);
}
