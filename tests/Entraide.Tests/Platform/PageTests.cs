using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Platform;

public class PageTests
{
    public static TheoryData<string> OpenPages => ["/", "/about", "/accessibility", "/nowhere"];

    [Fact]
    public async Task A_reader_chooses_English_and_the_page_stays_English()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/about?from=poster");
        visitor.Sees("Comment ça marche");

        await visitor.Press("English");

        Assert.Equal("/about?from=poster", visitor.Path);
        visitor.Sees("How it works");
        await visitor.Visit("/accessibility");
        visitor.Sees("What we hold to");
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    public async Task A_page_is_light_for_whoever_comes_from_here_and_tells_another_site_nothing_by_its_size(string from, bool light)
    {
        await using var world = await World.Begin();
        using var asking = new HttpRequestMessage(HttpMethod.Get, "/about");
        foreach (var (name, value) in new[] { ("Accept-Encoding", "br"), ("Sec-Fetch-Site", from) }) asking.Headers.Add(name, value);

        var answer = await world.Visitor().Send(asking);

        Assert.Equal(light ? ["br"] : [], answer.Content.Headers.ContentEncoding);
        Assert.Equal(light, (await answer.Content.ReadAsByteArrayAsync()).Length < 4000);
    }

    [Theory, MemberData(nameof(OpenPages))]
    public async Task The_page_asks_nobody_else_for_anything(string path)
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit(path);

        var fetched = visitor.Page.QuerySelectorAll("[src], link[href], form[action]")
            .Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")).ToList();

        Assert.Contains(fetched, address => address!.EndsWith(".css", StringComparison.Ordinal));
        Assert.All(fetched, address => Assert.Matches("^/([^/]|$)", address));
    }

    [Theory, MemberData(nameof(OpenPages))]
    public async Task The_first_stop_of_the_keyboard_is_the_way_out_and_the_second_the_content(string path)
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit(path);

        var stops = visitor.Page.QuerySelectorAll("a[href], button, input:not([type=hidden]), select, textarea").Take(2).Select(e => e.TextContent);

        Assert.Equal(["Quitter vite cette page", "Aller au contenu"], stops);
    }

    [Fact]
    public async Task A_first_visit_weighs_at_most_sixty_thousand_bytes()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/about");
        var fetched = visitor.Page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!)
            .Append("/fonts/atkinson-next-bold.woff2").ToList();

        var bytes = (await visitor.Answer.Content.ReadAsByteArrayAsync()).Length;
        foreach (var address in fetched)
        {
            var answer = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 20_000, 60_000);
    }

    [Fact]
    public async Task A_missing_page_says_so_and_shows_where_to_go()
    {
        await using var world = await World.Begin();

        var visitor = await world.Visitor().Visit("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        visitor.Sees("Cette page est introuvable");
        await visitor.Press("English");
        Assert.Equal("/nowhere", visitor.Path);
        visitor.Sees("This page is not here");
    }

    [Fact]
    public async Task A_forbidden_page_reads_like_a_missing_one()
    {
        await using var world = await World.Begin();

        var visitor = await world.Visitor().Visit("/problem/403");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        visitor.Sees("Cette page est introuvable");
    }

    [Fact]
    public async Task A_language_we_do_not_speak_is_a_form_we_could_not_read()
    {
        await using var world = await World.Begin();
        var visitor = world.Visitor();

        var answer = await visitor.Send(new(HttpMethod.Post, "/language") { Content = new FormUrlEncodedContent([new("code", "xx")]) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Nous n’avons pas pu lire cet envoi", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_ours_is_told_in_words_with_the_policy_of_every_page()
    {
        await using var world = await World.Begin(with: b => b.UseEnvironment("Production")
            .ConfigureTestServices(s => s.Configure<MvcOptions>(o => o.Filters.Add(new FailsAtHome()))));
        var visitor = world.Visitor();

        var answer = await visitor.Get("/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Quelque chose a échoué de notre côté", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    sealed class FailsAtHome : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path == "/") throw new InvalidOperationException("The roof leaks");
        }

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "a=%00")]
    [InlineData("multipart/form-data", "nothing")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\uFFFE\r\n--x--\r\n")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task A_form_that_cannot_be_read_is_answered_in_words(string type, string? body)
    {
        await using var world = await World.Begin();
        foreach (var path in new[] { "/", "/sign-in", "/language" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body ?? string.Join('&', Enumerable.Range(0, 1100).Select(n => $"f{n}=1"))) };
            request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

            var answer = await world.Visitor().Send(request);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Nous n’avons pas pu lire", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_language_is_pressed_on_a_page_with_an_accent_and_without_a_form_nothing_happens()
    {
        await using var world = await World.Begin();
        var visitor = await world.Visitor().Visit("/café");
        await visitor.Press("English");
        visitor.Sees("This page is not here");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/language");
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(request)).StatusCode);
    }
}
