using System.Net;
using System.Net.Sockets;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>How often something was tried by one person or from one network. The key is a keyed hash: no name, no address.</summary>
public class Brake
{
    public byte[] Key { get; init; } = [];
    public int Count { get; set; }
    public DateTime Since { get; set; }
    public DateTime NextAt { get; set; }

    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var yesterday = db.Now.AddDays(-1);
        return db.Brakes.Where(b => b.Since < yesterday && b.NextAt < yesterday).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<Brake>
    {
        public void Configure(EntityTypeBuilder<Brake> brake) => brake.HasKey(b => b.Key);
    }
}

/// <param name="Act">What is tried.</param>
/// <param name="Free">So many without waiting.</param>
/// <param name="Window">Forgotten when this long has passed since the first try or, with growing pauses, since the last.</param>
/// <param name="Grows">True: each try beyond waits one minute, then two, four, at most fifteen. False: until the window ends.</param>
public sealed record BrakeRule(string Act, int Free, TimeSpan Window, bool Grows = false)
{
    // About 100 guesses a day for one name, whoever guesses; never a lock. A good try takes back only itself: names are not
    // unique, and whoever bears the same name must not wipe out their guesses by signing in.
    public static readonly BrakeRule SignIn = new("sign-in", 10, TimeSpan.FromHours(6), Grows: true);
    public static readonly BrakeRule SignInFrom = new("sign-in from", 10, TimeSpan.FromMinutes(15), Grows: true);
    public static readonly BrakeRule SecondFactor = new("second factor", 10, TimeSpan.FromDays(1), Grows: true);
    public static readonly BrakeRule SignUp = new("sign-up", 5, TimeSpan.FromHours(1));
    public static readonly BrakeRule Reset = new("reset", 3, TimeSpan.FromHours(1));
    public static readonly BrakeRule ResetFrom = new("reset from", 10, TimeSpan.FromHours(1));
    public static readonly BrakeRule Export = new("export", 2, TimeSpan.FromDays(1));
}

/// <summary>Slows down, on every node at once, whoever tries again and again.</summary>
public sealed class Brakes(AppDb db, BlindIndex index)
{
    /// <summary>Counts one try, or refuses with 429. Counted at once, before the try is made: tries side by side count too.</summary>
    /// <returns>What takes the try back when it was a good one.</returns>
    public async Task<Counted> Pass(BrakeRule rule, object who)
    {
        var key = index.Of("brake/" + rule.Act, who);
        while (true)
        {
            var (now, known) = (db.Now, await db.Brakes.AsNoTracking().SingleOrDefaultAsync(b => b.Key == key));
            if (known is null)
            {
                if (await db.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "Brakes" ("Key", "Count", "Since", "NextAt") VALUES ({key}, {1}, {now}, {now}) ON CONFLICT DO NOTHING""") == 1) return new(key, now);
                continue;
            }
            if (known.NextAt > now) throw Wait(known.NextAt - now);
            var anew = now - known.Since >= rule.Window;
            var count = anew ? 1 : known.Count + 1;
            var since = anew || rule.Grows ? now : known.Since;
            var next = count < rule.Free ? now : rule.Grows ? now + Pause(count - rule.Free) : since + rule.Window;
            if (await db.Brakes.Where(b => b.Key == key && b.Count == known.Count && b.NextAt == known.NextAt && b.Since == known.Since)
                .ExecuteUpdateAsync(u => u.SetProperty(b => b.Count, count).SetProperty(b => b.Since, since).SetProperty(b => b.NextAt, next)) == 1) return new(key, anew ? now : known.Since);
        }
    }

    /// <summary>The try was a good one and is not counted.</summary>
    public Task Release(Counted good)
    {
        var now = db.Now;
        return db.Brakes.Where(b => b.Key == good.Key).ExecuteUpdateAsync(u => u.SetProperty(b => b.Count, b => b.Count - 1).SetProperty(b => b.NextAt, now).SetProperty(b => b.Since, good.Since));
    }

    public Task Forget(BrakeRule rule, object who)
    {
        var key = index.Of("brake/" + rule.Act, who);
        return db.Brakes.Where(b => b.Key == key).ExecuteDeleteAsync();
    }

    static TimeSpan Pause(int beyond) => TimeSpan.FromMinutes(Math.Min(15, Math.Pow(2, beyond)));

    static Refused Wait(TimeSpan wait) => new("There were too many tries. Please wait {minutes} min and try again.", ("minutes", (int)Math.Ceiling(wait.TotalMinutes)))
    {
        Status = StatusCodes.Status429TooManyRequests,
        RetryAfter = wait,
    };
}

/// <summary>A try that was counted.</summary>
/// <param name="Since">When those before it were last counted.</param>
public sealed record Counted(byte[] Key, DateTime Since);

public static class Network
{
    /// <summary>The neighbourhood a request comes from: /24 of an IPv4 address, /56 of an IPv6 one. Hopping within it does not help.</summary>
    public static string Prefix(IPAddress? address)
    {
        if (address is null) return "here";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 7));
    }
}
