using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Entraide.Browser;

/// <summary>Passkeys with Chromium's own authenticator, which does what a telephone does.</summary>
[Collection(OneSite.Name)]
public class PasskeyTests(Site site)
{
    [Fact]
    public async Task A_member_adds_a_passkey_signs_out_and_comes_back_with_it_alone()
    {
        var page = await site.Come("Ana");
        await Telephone.Beside(page);
        await Add(page, "Mon téléphone");
        await SignOut(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Se connecter" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Arrives(page, "**/groups");

        await page.GetByText("Cercle du soir").First.WaitForAsync();
        await Remove(page, "Mon téléphone");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_holds_a_circle_proves_with_a_passkey_that_it_is_them()
    {
        var page = await site.Come("Noor");
        await Telephone.Beside(page);
        await Add(page, "Téléphone de Noor");
        await page.GotoAsync("/groups");
        var group = await page.GetByRole(AriaRole.Link, new() { Name = "Cercle du soir" }).First.GetAttributeAsync("href");
        await SignOut(page);

        await page.GotoAsync(group + "/asks");
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Arrives(page, "**/asks");

        await page.GetByText("Hana").First.WaitForAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing_any_more()
    {
        var page = await site.Come("Ana");
        await Telephone.Beside(page);
        await Add(page, "Ancien téléphone");
        await Remove(page, "Ancien téléphone");
        await SignOut(page);

        await page.GotoAsync("/sign-in/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.GetByText("Cette clé d’accès n’a pas fonctionné.").WaitForAsync();

        await page.GotoAsync("/groups");
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_device_that_does_not_recognise_its_person_makes_nothing_and_opens_nothing()
    {
        var page = await site.Come("Ana");
        var telephone = await Telephone.Beside(page);
        await Add(page, "Téléphone distrait");

        var known = await page.GetByRole(AriaRole.Link, new() { Name = "Renommer" }).CountAsync();
        await telephone.Recognise(false);
        await page.GotoAsync("/account/passkeys/new");
        await page.GetByLabel("Comment vous l’appelez").FillAsync("Une autre");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la clé d’accès" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).Filter(new() { Visible = true }).WaitForAsync();
        await page.GotoAsync("/account/passkeys");
        Assert.Equal(known, await page.GetByRole(AriaRole.Link, new() { Name = "Renommer" }).CountAsync());

        await SignOut(page);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.GetByText("Votre appareil n’a pas donné de clé d’accès.").WaitForAsync();
        await page.GotoAsync("/groups");
        Assert.Equal("/sign-in", new Uri(page.Url).AbsolutePath);

        await telephone.Recognise(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Arrives(page, "**/groups");
        await Remove(page, "Téléphone distrait");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_device_that_holds_a_passkey_already_says_so()
    {
        var page = await site.Come("Ana");
        await Telephone.Beside(page);
        await Add(page, "Téléphone connu");

        await page.GotoAsync("/account/passkeys/new");
        await page.GetByLabel("Comment vous l’appelez").FillAsync("Encore lui");
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la clé d’accès" }).ClickAsync();

        await page.GetByText("Cet appareil contient déjà une de vos clés d’accès.").WaitForAsync();
        await Remove(page, "Téléphone connu");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_given_at_one_address_is_refused_at_another()
    {
        var page = await site.Come("Ana");
        await Telephone.Beside(page);
        await Add(page, "Téléphone prêté");
        await SignOut(page);
        await page.GotoAsync("/sign-in/passkey");
        var answer = await page.EvaluateAsync<string>("""
            async () => JSON.stringify(await navigator.credentials.get({ publicKey:
                PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(document.querySelector("passkey-button").getAttribute("options"))) }))
            """);
        var form = await page.EvaluateAsync<Dictionary<string, string>>("() => Object.fromEntries(new FormData(document.querySelector('passkey-button').closest('form')))");
        form["Credential"] = answer;
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        async Task<HttpResponseMessage> Send(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, site.Address + "/sign-in/passkey") { Content = new FormUrlEncodedContent(form) };
            request.Headers.Host = host;
            request.Headers.Add("Cookie", cookies);
            return await http.SendAsync(request);
        }
        using var elsewhere = await Send("nom.localhost:" + new Uri(site.Address).Port);

        Assert.Equal(422, (int)elsewhere.StatusCode);
        // The question is spent by then: the same answer opens nowhere.
        using var late = await Send(new Uri(site.Address).Authority);
        Assert.Equal(422, (int)late.StatusCode);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await Arrives(page, "**/groups");
        await Remove(page, "Téléphone prêté");
        await page.Context.CloseAsync();
    }

    // The address alone: a page that was loaded before it is asked for tells so no second time.
    static Task Arrives(IPage page, string address) => page.WaitForURLAsync(address, new() { WaitUntil = WaitUntilState.Commit });

    static async Task Add(IPage page, string name)
    {
        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await page.GetByLabel("Comment vous l’appelez").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer la clé d’accès" }).ClickAsync();
        await Arrives(page, "**/account/**recovery-codes**");
        await page.GotoAsync("/account/passkeys");
        Assert.Contains(name, await page.ContentAsync(), StringComparison.Ordinal);
    }

    static async Task Remove(IPage page, string name)
    {
        await page.GotoAsync("/account/passkeys");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Retirer « {name} »" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer cette clé d’accès" }).ClickAsync();
        await Arrives(page, "**/account/passkeys");
    }

    static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/sign-out");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/", new() { WaitUntil = WaitUntilState.Commit });
    }

    /// <summary>A telephone with a finger on it.</summary>
    sealed class Telephone(ICDPSession wire, string id)
    {
        public static async Task<Telephone> Beside(IPage page)
        {
            var wire = await page.Context.NewCDPSessionAsync(page);
            await wire.SendAsync("WebAuthn.enable");
            var made = await wire.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                    ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
                },
            });
            return new(wire, made!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public Task<JsonElement?> Recognise(bool person) =>
            wire.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = id, ["isUserVerified"] = person });
    }
}
