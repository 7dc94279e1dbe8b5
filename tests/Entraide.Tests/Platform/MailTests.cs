using Entraide.Accounts;
using Entraide.Platform.Mail;
using Entraide.Platform.Secrets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Platform;

public class MailTests
{
    [Fact]
    public async Task A_real_server_takes_the_letter_readable_as_text_and_as_a_page_and_its_subject_stays_one_line()
    {
        using var server = await MailServer.Begin();
        await using var world = await World.Begin(with: Through(server.Port));
        await Write(world, "a", "lou@example.org", "Votre rendez-vous\r\nBcc: autre@example.org");

        await world.Work();

        var letter = Assert.Single(server.Taken);
        Assert.Equal("lou@example.org", letter.To.ToString());
        Assert.Null(letter.Headers["Bcc"]);
        Assert.Contains("Bonjour, <b>Lou</b>", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://example.org/x", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Lou&lt;/b&gt;", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("dir=\"auto\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(LetterState.Sent, await State(world));
    }

    [Fact]
    public async Task An_address_with_a_second_line_or_a_second_reader_is_never_written_to()
    {
        using var server = await MailServer.Begin();
        await using var world = await World.Begin(with: Through(server.Port));
        await Write(world, "a", "lou@example.org\r\nRCPT TO:<autre@example.org>");

        await world.Work();

        Assert.Empty(server.Taken);
        Assert.Equal(LetterState.Refused, await State(world));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_when_encryption_is_asked_for()
    {
        using var server = await MailServer.Begin();
        await using var world = await World.Begin(with: Through(server.Port, encrypt: true));
        await Write(world, "a", "lou@example.org");

        await world.Work();

        Assert.Empty(server.Taken);
        Assert.Equal(LetterState.Failing, await State(world));
    }

    [Fact]
    public async Task A_server_that_says_nothing_costs_one_waiting_time_and_the_letter_waits_longer_each_time()
    {
        using var server = new BadServer(_ => "");
        await using var world = await World.Begin(with: Through(server.Port, patience: 2));
        await Write(world, "a", "lou@example.org");
        await Write(world, "b", "omar@example.org");

        await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));

        Assert.Equal(1, server.Visits);
        var tried = Assert.Single(await world.Stored(db => db.Letters.AsNoTracking().Where(l => l.Attempts == 1).ToListAsync()));
        Assert.Equal(world.Clock.GetUtcNow().UtcDateTime.AddMinutes(1), tried.DueAt);
        Assert.NotNull(tried.Error);
    }

    [Fact]
    public async Task A_server_that_drops_after_the_letter_gets_it_again_under_the_same_number()
    {
        var inside = false;
        using var server = new BadServer(line =>
        {
            if (line == "DATA") { inside = true; return "354 go"; }
            if (inside && line == ".") { inside = false; return null; }
            return inside ? "" : line == "hello" ? "220 here" : "250 yes";
        });
        await using var world = await World.Begin(with: Through(server.Port));
        await Write(world, "a", "lou@example.org");

        for (var round = 0; round < 2; round++)
        {
            await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
            world.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(2, server.Heard.Count(h => h.StartsWith("Message-Id: <a@", StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(LetterState.Failing, await State(world));
    }

    [Theory]
    [InlineData("550 nobody here", LetterState.Refused, 1)]
    [InlineData("450 later", LetterState.Failing, 6)]
    public async Task A_mailbox_that_is_refused_stops_that_letter_only_for_good_or_for_a_while(string said, LetterState state, int attempts)
    {
        using var server = new BadServer(Answers(line => line.Contains("lou@", StringComparison.Ordinal) ? said : null));
        await using var world = await World.Begin(with: Through(server.Port));
        await Write(world, "a", "lou@example.org");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await Write(world, "b", "omar@example.org");

        for (var round = 0; round < 6; round++)
        {
            await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
            world.Clock.Advance(TimeSpan.FromHours(2));
            Assert.Equal(LetterState.Sent, await State(world, "b"));
        }

        Assert.Equal(state, await State(world, "a"));
        Assert.Equal(attempts, await world.Stored(db => db.Letters.Where(l => l.MessageId == "a@example.org").Select(l => l.Attempts).SingleAsync()));
        Assert.Null(world.Services.GetRequiredService<Circuit>().OpenUntil);
    }

    [Fact]
    public async Task Where_every_letter_takes_long_other_work_goes_on_after_half_a_minute_and_the_rest_leaves_in_the_next_run()
    {
        World? slow = null;
        using var server = new BadServer(Answers(line =>
        {
            if (line == "DATA") slow!.Clock.Advance(TimeSpan.FromSeconds(16));
            return null;
        }));
        await using var world = slow = await World.Begin(with: Through(server.Port));
        for (var i = 0; i < 4; i++) await Write(world, $"l{i}", "lou@example.org");

        await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
        Assert.Equal(2, await world.Stored(db => db.Letters.CountAsync(l => l.SentAt != null)));
        await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
        Assert.Equal(4, await world.Stored(db => db.Letters.CountAsync(l => l.SentAt != null)));
    }

    [Fact]
    public async Task After_five_failures_the_server_is_left_alone_and_then_tried_again()
    {
        var port = MailServer.FreePort();
        await using var world = await World.Begin(with: Through(port));
        for (var i = 0; i < 7; i++) await Write(world, $"l{i}", "lou@example.org");
        for (var i = 0; i < 5; i++) await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));

        Assert.NotNull(world.Services.GetRequiredService<Circuit>().OpenUntil);
        await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
        Assert.Equal(5, await world.Stored(db => db.Letters.SumAsync(l => l.Attempts)));

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(world.Services.GetRequiredService<Circuit>().OpenUntil);
        await world.Change(s => s.GetRequiredService<Postman>().Deliver(default));
        Assert.Equal(6, await world.Stored(db => db.Letters.SumAsync(l => l.Attempts)));
    }

    [Fact]
    public async Task An_administrator_sees_letters_without_learning_who_gets_them_and_nobody_else_sees_any()
    {
        await using var world = await World.Begin();
        await Write(world, "a", "lou@example.org");
        await world.Stored(async (db, stage) => { await stage.Officer("Ada", OfficeKind.Administrator); return 0; });

        var ada = await world.SignedIn("Ada");
        await ada.Visit("/admin/mail");
        ada.Sees("Aucun serveur d’e-mail n’est réglé");
        ada.Sees("l•••@•••.org");
        await ada.Follow("Votre rendez-vous");
        ada.Sees("Bonjour, <b>Lou</b>");
        ada.DoesNotSee("lou@example.org");
        ada.DoesNotSee("https://example.org/x");
        await ada.Visit("/admin/work");
        ada.Sees("Rien n’échoue.");

        var lou = await world.SignedIn("Lou");
        foreach (var path in new[] { "/admin/mail", "/admin/work" })
        {
            await lou.Visit(path);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, lou.Status);
        }
    }

    // A server in good order but for what it is told to say to some lines; what is written in a letter is not answered.
    static Func<string, string?> Answers(Func<string, string?> but)
    {
        var inside = false;
        return line =>
        {
            if (inside && line != ".") return "";
            inside = line == "DATA";
            return but(line) ?? (line == "hello" ? "220 here" : inside ? "354 go" : "250 yes");
        };
    }

    static Action<IWebHostBuilder> Through(int port, bool encrypt = false, int patience = 20) => host =>
    {
        host.UseSetting("Mail:Host", "127.0.0.1");
        host.UseSetting("Mail:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        host.UseSetting("Mail:Encrypt", encrypt.ToString());
        host.UseSetting("Mail:SecondsToWait", patience.ToString(System.Globalization.CultureInfo.InvariantCulture));
    };

    static Task Write(World world, string id, string to, string subject = "Votre rendez-vous") => world.Change(services =>
    {
        var db = services.GetRequiredService<AppDb>();
        db.Letters.Add(new()
        {
            To = services.GetRequiredService<AddressSeal>().Seal(to), Subject = subject, Paragraphs = "Bonjour, <b>Lou</b>", Link = services.GetRequiredService<AddressSeal>().Seal("https://example.org/x"), LinkText = "Voir",
            MessageId = $"{id}@example.org", DueAt = db.Now, ExpiresAt = db.Now.AddDays(1),
        });
        return Task.CompletedTask;
    });

    static Task<LetterState> State(World world, string id = "a") => world.Stored(async db => (await db.Letters.AsNoTracking().SingleAsync(l => l.MessageId == $"{id}@example.org")).State(db.Now));
}
