using System.Security.Cryptography;
using System.Text;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Accounts;

/// <summary>
/// Sessions live in the database and are asked at each request, on every node: what is revoked is dead at once.
/// </summary>
public sealed class SessionStore(IServiceScopeFactory scopes) : ITicketStore
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Sessions.Add(new()
        {
            KeyHash = Hash(key),
            AccountId = Guid.Parse(ticket.Principal.FindFirst(Me.AccountClaim)!.Value),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            BeganAt = db.Now.ToQuarterHour(),
            EndsAt = db.Now + Idle,
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (hash, now) = (Hash(key), db.Now);
        var bytes = await db.Sessions.Where(s => s.KeyHash == hash && s.EndsAt > now).Select(s => s.Ticket).SingleOrDefaultAsync();
        return bytes is null ? null : TicketSerializer.Default.Deserialize(bytes);
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (hash, ends, bytes) = (Hash(key), db.Now + Idle, TicketSerializer.Default.Serialize(ticket));
        await db.Sessions.Where(s => s.KeyHash == hash)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndsAt, ends).SetProperty(s => s.Ticket, bytes));
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var hash = Hash(key);
        await scope.ServiceProvider.GetRequiredService<AppDb>().Sessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
