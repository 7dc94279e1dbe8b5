using System.Text.Json;
using Entraide.Platform;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Entraide.Accounts;

/// <summary>What the browser is asked, and what it must send back with the answer.</summary>
public sealed record PasskeyQuestion(string Options, string State);

/// <summary>
/// Passkeys by the framework's own handler. A question is answered once, within five minutes, from exactly our own address, by
/// somebody whom their device has recognised.
/// </summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, IHttpContextAccessor http, IDataProtectionProvider protection, OneTimes once)
{
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey").ToTimeLimitedDataProtector();

    HttpContext Context => http.HttpContext!;

    /// <summary>For signing in: names nobody, so it tells nobody who exists.</summary>
    public async Task<PasskeyQuestion> Ask()
    {
        var made = await handler.MakeRequestOptionsAsync(null, Context);
        return new(made.RequestOptionsJson, protector.Protect("in " + made.AssertionState, Lasts));
    }

    public async Task<PasskeyQuestion> AskNew(Account account, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = name, DisplayName = name }, Context);
        return new(made.CreationOptionsJson, protector.Protect("new " + made.AttestationState, Lasts));
    }

    /// <summary>Whose passkey answered, with its counter moved on; null when the answer is not good.</summary>
    public async Task<(Account Account, UserPasskeyInfo Passkey)?> Answered(string? credential, string? state)
    {
        if (await Opened("in ", state) is not { } asked) return null;
        try
        {
            var result = await handler.PerformAssertionAsync(new() { HttpContext = Context, CredentialJson = credential ?? "", AssertionState = asked });
            return result.Succeeded ? (result.User, result.Passkey) : null;
        }
        catch (JsonException) { return null; }
    }

    public async Task<UserPasskeyInfo?> AnsweredNew(Account account, string? credential, string? state)
    {
        if (await Opened("new ", state) is not { } asked) return null;
        try
        {
            var result = await handler.PerformAttestationAsync(new() { HttpContext = Context, CredentialJson = credential ?? "", AttestationState = asked });
            return result.Succeeded && result.UserEntity.Id == account.Id.ToString() ? result.Passkey : null;
        }
        catch (JsonException) { return null; }
    }

    async Task<string?> Opened(string kind, string? state)
    {
        try
        {
            var text = protector.Unprotect(state ?? "");
            return text.StartsWith(kind, StringComparison.Ordinal) && await once.Spend("passkey", text, Lasts) ? text[kind.Length..] : null;
        }
        catch (System.Security.Cryptography.CryptographicException) { return null; }
    }
}

static class PasskeySetUp
{
    /// <summary>The domain is that of the setting <c>Address</c> when there is one, never what a request says its host is.</summary>
    public static void AddPasskeys(this IServiceCollection services, IConfiguration configuration)
    {
        var address = Settings.Address(configuration);
        services.AddIdentityCore<Account>();
        services.AddScoped<PasskeyStore>();
        services.AddScoped<IUserStore<Account>>(s => s.GetRequiredService<PasskeyStore>());
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ServerDomain = address?.Host;
            o.AuthenticatorTimeout = TimeSpan.FromMinutes(4);
            o.ValidateOrigin = asked =>
            {
                var own = address?.GetLeftPart(UriPartial.Authority) ?? $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}";
                return ValueTask.FromResult(!asked.CrossOrigin && string.Equals(asked.Origin, own, StringComparison.OrdinalIgnoreCase));
            };
        });
    }
}
