using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>
/// Sessions live in the database and are asked at each request, on every node: what is revoked is dead at once. The exact hours
/// are in the sealed ticket alone: in clear they would say which session asked to join which group.
/// </summary>
public sealed class SessionStore(IServiceScopeFactory scopes, Reads reads, TimeProvider clock, MasterKey master) : ITicketStore
{
    readonly byte[] seal = master.Derive("sessions");

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Discreet = TimeSpan.FromMinutes(10);

    /// <summary>On a device declared private, used or not; no session lasts longer.</summary>
    public static readonly TimeSpan Private = TimeSpan.FromDays(14);

    /// <summary>A session ends when it was idle for so long, and not somewhere between half of it and all of it.</summary>
    public static Task IsUsed(CookieSlidingExpirationContext session)
    {
        session.ShouldRenew = !session.Properties.IsPersistent && session.ElapsedTime >= TimeSpan.FromMinutes(1);
        return Task.CompletedTask;
    }

    /// <summary>Leads to the door, unless the form in hand holds something written: that comes back first.</summary>
    public static Task IsOver(RedirectContext<CookieAuthenticationOptions> door)
    {
        if (Written.HoldsWords(door.HttpContext)) door.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else door.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(door.Request.Path + door.Request.QueryString));
        return Task.CompletedTask;
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket) => Store(ticket, null);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext context, CancellationToken stop) =>
        Store(ticket, Devices.Rough(context.Request.Headers.UserAgent.ToString()));

    async Task<string> Store(AuthenticationTicket ticket, string? device)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (id, account, now) = (Guid.NewGuid(), Guid.Parse(ticket.Principal.FindFirst(Person.Claim)!.Value), db.Now);
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaims([new(Me.SessionClaim, id.ToString()), Me.Moment(Me.BeganClaim, now), Me.Moment(Me.ProvedClaim, now)]);
        db.Sessions.Add(new()
        {
            Id = id,
            KeyHash = Hash(key),
            AccountId = account,
            Ticket = Sealed(ticket, key),
            BeganAt = now.ToQuarterHour(),
            EndsAt = Ends(ticket, now),
            IsPrivate = ticket.Properties.IsPersistent,
            Device = device is null ? null : scope.ServiceProvider.GetRequiredService<KeyRing>()
                .Seal(await db.Accounts.Where(a => a.Id == account).Select(a => a.KeyId).SingleAsync(), Session.DevicePlace(id), device),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var tickets = await reads.Rows("""SELECT "Ticket" FROM "Sessions" WHERE "KeyHash" = @hash AND "EndsAt" > @now""",
            row => row.GetFieldValue<byte[]>(0), default, ("hash", Hash(key)), ("now", clock.GetUtcNow().UtcDateTime));
        return tickets.Count == 0 ? null : TicketSerializer.Default.Deserialize(Box.Open(seal, tickets[0], Hash(key)));
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (hash, ends, bytes) = (Hash(key), Ends(ticket, db.Now), Sealed(ticket, key));
        await db.Sessions.Where(s => s.KeyHash == hash)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndsAt, ends).SetProperty(s => s.Ticket, bytes).SetProperty(s => s.IsPrivate, ticket.Properties.IsPersistent));
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = Hash(key);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    byte[] Sealed(AuthenticationTicket ticket, string key) => Box.Close(seal, TicketSerializer.Default.Serialize(ticket), Hash(key));

    // At the end of its quarter of an hour; the ticket itself ends to the second.
    static DateTime Ends(AuthenticationTicket ticket, DateTime now) =>
        ((ticket.Properties.ExpiresUtc?.UtcDateTime ?? now + Idle) + TimeSpan.FromTicks(TimeSpan.FromMinutes(15).Ticks - 1)).ToQuarterHour();

    static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}

/// <summary>Asked while somebody types: the cookie's own sliding does the rest.</summary>
static class StillHere
{
    public static void MapStillHere(this IEndpointRouteBuilder routes) => routes.MapGet("/still-here", () => Results.NoContent());
}
