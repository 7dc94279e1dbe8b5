using System.Globalization;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>Begins and ends sessions.</summary>
public sealed class SignIns(
    AppDb db, Me me, Enrolment enrolment, IHttpContextAccessor http, OneTimes once, SecondFactors factors, IAuthenticationSchemeProvider schemes,
    HostCookies cookies, Discretion discretion)
{
    const string Half = "__Host-half";
    static readonly TimeSpan HalfLasts = TimeSpan.FromMinutes(10);

    HttpContext Context => http.HttpContext!;

    /// <summary>Only addresses of our own: a way back must not lead elsewhere.</summary>
    public static string Back(string? to) => LocalAddress.Of(to, "/groups");

    /// <summary>After the password: signed in or, where a phone answers for the person too, half way. Answers where to go.</summary>
    public async Task<string> AfterPassword(Account account, bool isPrivate, string? to)
    {
        var query = "?to=" + Uri.EscapeDataString(Back(to));
        if (await factors.HasApp(account.Id) || (account.PasswordCameByMail && await factors.HasPasskey(account.Id)))
        {
            var token = once.Make(Half, account.Id, HalfLasts, [isPrivate ? (byte)1 : (byte)0]);
            cookies.AppendResponseCookie(Context, Half, token, new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/" });
            return "/sign-in/second" + query;
        }
        await Begin(account, strong: false, isPrivate);
        // Whoever answers for others is led to a second factor at once.
        return await me.IsStaff(account) ? "/sign-in/second" + query : Back(to);
    }

    /// <summary>Who gave a password in this browser and has still to give a code.</summary>
    public Task<OneTime?> HalfWay() => once.Find(Half, cookies.GetRequestCookie(Context, Half));

    public async Task<bool> Finish(OneTime half, Account account)
    {
        if (!await once.Use(half)) return false;
        cookies.DeleteCookie(Context, Half, new() { Secure = true, Path = "/" });
        await Begin(account, strong: true, IsPrivate(half));
        return true;
    }

    /// <summary>A new session with a key of its own; the one this browser had before ends.</summary>
    public async Task Begin(Account account, bool strong, bool isPrivate)
    {
        if (me.SessionId is { } old) await db.Sessions.Where(s => s.Id == old).ExecuteDeleteAsync();
        if (strong) account.PasswordCameByMail = false;
        await enrolment.Use(account);
        // A handler that has not yet read the old cookie: the framework's own would keep the old key.
        var handler = Context.RequestServices.GetRequiredService<CookieAuthenticationHandler>();
        await handler.InitializeAsync((await schemes.GetSchemeAsync(CookieAuthenticationDefaults.AuthenticationScheme))!, Context);
        await handler.SignInAsync(Enrolment.Principal(account, strong), Lasting(isPrivate));
        Speak(account.Language);
    }

    /// <summary>The same session, as long as this device now wants it. Nothing is proved by that.</summary>
    public async Task Reshape()
    {
        var known = await Context.AuthenticateAsync();
        if (known.Principal is { } person) await Context.SignInAsync(person, Lasting(isPrivate: false));
    }

    AuthenticationProperties Lasting(bool isPrivate)
    {
        var now = new DateTimeOffset(db.Now, TimeSpan.Zero);
        var (longer, lasts) = discretion.IsOn ? (false, SessionStore.Discreet) : isPrivate ? (true, SessionStore.Private) : (false, SessionStore.Idle);
        return new() { IsPersistent = longer, IssuedUtc = now, ExpiresUtc = now + lasts };
    }

    /// <summary>The language of the screens in this browser.</summary>
    public void Speak(string language) =>
        Context.Response.Cookies.Append(CultureChoice.Cookie, CookieRequestCultureProvider.MakeCookieValue(new(CultureInfo.GetCultureInfo(language))),
            new() { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, Secure = Context.Request.IsHttps, SameSite = SameSiteMode.Lax });

    /// <summary>Whether this browser was declared private when it signed in.</summary>
    public Task<bool> IsPrivate() => db.Sessions.AnyAsync(s => s.Id == me.SessionId && s.IsPrivate);

    public static bool IsPrivate(OneTime half) => half.Content is [1];

    /// <summary>Ends all sessions of the account but the one that asks.</summary>
    public Task EndOthers(Account account) => db.Sessions.Where(s => s.AccountId == account.Id && s.Id != me.SessionId).ExecuteDeleteAsync();

    public Task EndAll(Account account) => db.Sessions.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync();
}
