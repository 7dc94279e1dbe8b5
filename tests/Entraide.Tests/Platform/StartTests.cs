using System.Net;
using Xunit;

namespace Entraide.Tests.Platform;

public class StartTests
{
    [Fact]
    public async Task The_health_page_answers_when_the_database_answers()
    {
        await using var world = await World.Begin();
        var visitor = world.Visitor();

        await visitor.Visit("/health");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        visitor.Sees("Healthy");
    }

    [Theory]
    [InlineData("""{ "Address": "groupes" }""", "Address is « groupes »")]
    [InlineData("""{ "Address": "https://example.org/groupes" }""", "Address is")]
    [InlineData("""{ "Proxies": "the-front" }""", "Proxies names « the-front »")]
    [InlineData("""{ "Exit": { "Address": "/weather" } }""", "Exit:Address must be")]
    [InlineData("""{ "scene": "carnival" }""", "There is no scene « carnival »")]
    [InlineData("""{ "urls": "localhost:5000" }""", "The program cannot listen there: ")]
    [InlineData("""{ "Mail": { "Port": "smtp" } }""", "The program cannot start: ")]
    [InlineData("""{ "ENTRAIDE_KEY_FILE": "/nowhere/master.key" }""", "The program cannot start: ")]
    [InlineData("""{ "Address": """, "settings.json cannot be read")]
    public async Task A_setting_nobody_can_use_ends_the_start_with_a_sentence(string settings, string sentence)
    {
        await using var terminal = await Terminal.Open();
        terminal.Write("settings.json", settings);

        var said = await terminal.Run(settings.Contains("urls", StringComparison.Ordinal) ? [] : ["--urls", "http://127.0.0.1:0"]);

        Assert.Equal(1, said.Code);
        Assert.Contains(sentence, said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=9;Username=nobody;Database=nothing")]
    [InlineData("Nonsense=1")]
    public async Task A_database_that_is_not_there_ends_the_start_with_a_sentence(string connection)
    {
        await using var terminal = await Terminal.Open();

        var said = await terminal.Run(["--urls", "http://127.0.0.1:0", $"--ENTRAIDE_DATABASE={connection}"]);

        Assert.Equal(1, said.Code);
        Assert.StartsWith("The database cannot be used: ", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupes.example.org", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("thief.example", HttpStatusCode.BadRequest)]
    [InlineData("groupes.example.org.thief.example", HttpStatusCode.BadRequest)]
    public async Task Once_it_has_an_address_only_that_name_is_answered(string host, HttpStatusCode answer)
    {
        await using var world = await World.Begin(with: b => b.UseSetting("Address", "https://groupes.example.org"));
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Host = host;

        Assert.Equal(answer, (await world.Visitor().Send(asked)).StatusCode);
    }

    [Theory]
    [InlineData("--partnr", "import", "meeting-guide", "loire.json", "--partnr", "zzz")]
    [InlineData("--partnr=zzz", "import", "meeting-guide", "loire.json", "--partnr=zzz")]
    [InlineData("--ENTRAIDE_DATABASE=x", "export", "bmlt", "--ENTRAIDE_DATABASE=x")]
    [InlineData("other.json", "import", "meeting-guide", "loire.json", "other.json")]
    [InlineData("-p", "export", "bmlt", "-p")]
    [InlineData("--keyz", "backup", "copy.zip", "--keyz")]
    [InlineData("--keyz", "backup", "--keyz")]
    [InlineData("fly", "fly")]
    public async Task A_word_the_program_does_not_know_is_told_and_nothing_is_done(string word, params string[] words)
    {
        await using var terminal = await Terminal.Open();
        var file = terminal.Write("loire.json", """[{"name": "A", "slug": "a"}]""");

        var said = await terminal.Run([.. words.Select(w => w == "loire.json" ? file : w)]);

        Assert.Equal((2, $"« {word} » is not understood. Try --help.", ""), (said.Code, said.Error.Trim(), said.Out));
        await using var db = terminal.Look();
        Assert.Equal(0, db.Listings.Count());
    }

    [Fact]
    public async Task The_options_of_the_program_are_those_of_every_verb()
    {
        await using var terminal = await Terminal.Open();

        var said = await terminal.Run(["export", "bmlt", "--scene", "none", "--urls", "http://127.0.0.1:0"]);

        Assert.Equal((0, "[]", ""), (said.Code, said.Out.Trim(), said.Error));
    }
}
