using System.Net;
using Entraide.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

public class SecondFactorTests
{
    const string Words = "tulipe nuage cartable";

    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        var secret = System.Text.Encoding.ASCII.GetBytes("12345678901234567890");

        // RFC 6238, appendix B, last six digits.
        Assert.Equal("287082", OneTimeCode.At(secret, 59 / 30));
        Assert.Equal("081804", OneTimeCode.At(secret, 1111111109 / 30));
        Assert.Equal("005924", OneTimeCode.At(secret, 1234567890 / 30));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", OneTimeCode.Text(secret));
        Assert.Equal(secret, OneTimeCode.Bytes("gezd gnbv gy3t qojq gezd gnbv gy3t qojq"));
    }

    [Fact]
    public async Task Somebody_sets_up_a_phone_prints_codes_and_needs_a_code_from_then_on()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Noémie");
        var (secret, printed) = await SetUp(world, visitor);
        Assert.Equal(10, printed.Count);
        Assert.All(printed, p => Assert.Equal(25, p.Replace("-", "", StringComparison.Ordinal).Length));

        var other = await SignInTests.Enter(world.Visitor(), "Noémie", Words);
        Assert.StartsWith("/sign-in/second", other.Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await Elsewhere(other, "/account/second-factor")).Path, StringComparison.Ordinal);
        await other.Visit("/sign-in/second?to=/about");
        await other.Press("Continuer", ("Code", Code(world, secret, steps: 1)));

        Assert.Equal("/about", other.Path);
    }

    [Fact]
    public async Task Each_code_opens_once_even_from_two_places_at_the_same_time()
    {
        await using var world = await World.Begin();
        var (secret, printed) = await SetUp(world, await SignInTests.SignedUp(world, "Noémie"));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var code = Code(world, secret);
        foreach (var good in new[] { code, printed[0] })
        {
            var (one, two) = (await SignInTests.Enter(world.Visitor(), "Noémie", Words), await SignInTests.Enter(world.Visitor(), "Noémie", Words));

            await Task.WhenAll(one.Press("Continuer", ("Code", good)), two.Press("Continuer", ("Code", good)));

            Assert.Equal([200, 422], new[] { (int)one.Status, (int)two.Status }.Order());
        }
        Assert.Equal(9, await world.Stored(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task A_code_of_two_steps_ago_is_too_old_and_guessing_codes_is_slowed_down()
    {
        await using var world = await World.Begin();
        var (secret, _) = await SetUp(world, await SignInTests.SignedUp(world, "Noémie"));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var visitor = await SignInTests.Enter(world.Visitor(), "Noémie", Words);

        await visitor.Press("Continuer", ("Code", Code(world, secret, steps: -2)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        for (var i = 0; i < 9; i++) await visitor.Press("Continuer", ("Code", "000000"));
        await visitor.Press("Continuer", ("Code", Code(world, secret)));

        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
    }

    [Fact]
    public async Task Whoever_answers_for_others_is_led_to_set_up_a_second_factor_and_then_back()
    {
        await using var world = await World.Begin();
        var circle = await world.ThursdayCircle();
        await world.Change(async s => await s.GetRequiredService<Passwords>().Set((await s.GetRequiredService<Enrolment>().Named("Noor"))!, Words));

        var noor = await SignInTests.Enter(world.Visitor(), "Noor", Words);

        Assert.StartsWith("/account/second-factor", noor.Path, StringComparison.Ordinal);
        noor.Sees("un mot de passe seul ne suffit pas");
        await SetUp(world, noor, visit: false);
        await noor.Follow("Je les ai, continuer");
        Assert.Equal("/about", noor.Path);
        Assert.Equal(1, await world.Stored(db => db.CodeApps.CountAsync()));
        Assert.NotNull(circle);
    }

    [Fact]
    public async Task Whoever_wants_recovery_codes_first_reads_why_a_phone_comes_before_and_opens_the_application_on_it()
    {
        await using var world = await World.Begin();
        var visitor = await SignInTests.SignedUp(world, "Noémie");

        await visitor.Visit("/account/recovery-codes");

        visitor.Sees("demande plus qu’un mot de passe");
        var secret = visitor.Page.QuerySelector(".steps code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal("Ouvrir dans mon application", visitor.Page.QuerySelector($"a[href^='otpauth://totp/'][href$='secret={secret}']")?.TextContent);
    }

    [Fact]
    public async Task Setting_up_a_phone_ends_the_other_sessions()
    {
        await using var world = await World.Begin();
        var here = await SignInTests.SignedUp(world, "Noémie");
        var elsewhere = await SignInTests.Enter(world.Visitor(), "Noémie", Words, "/account/recovery-codes");
        Assert.Equal("/sign-in/second", elsewhere.Address.AbsolutePath.Replace("/account/second-factor", "/sign-in/second", StringComparison.Ordinal));

        await SetUp(world, here);

        Assert.StartsWith("/sign-in", (await Elsewhere(elsewhere, "/account/second-factor")).Path, StringComparison.Ordinal);
        Assert.Equal("/account/second-factor", (await here.Visit("/account/second-factor")).Address.AbsolutePath);
    }

    internal static async Task<(string Secret, IReadOnlyList<string> Printed)> SetUp(World world, Visitor visitor, bool visit = true)
    {
        if (visit) await visitor.Visit("/account/second-factor?to=/about");
        var secret = visitor.Page.QuerySelector(".steps code")!.TextContent;
        await visitor.Press("Installer ce téléphone", ("Les six chiffres qu’elle montre", Code(world, secret)));
        Assert.StartsWith("/account/recovery-codes", visitor.Path, StringComparison.Ordinal);
        await visitor.Press("Créer dix nouveaux codes");
        return (secret, [.. visitor.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    internal static string Code(World world, string secret, int steps = 0) =>
        OneTimeCode.At(OneTimeCode.Bytes(secret), OneTimeCode.Step(world.Clock.GetUtcNow().UtcDateTime) + steps);

    static Task<Visitor> Elsewhere(Visitor visitor, string path) => visitor.Visit(path);
}
