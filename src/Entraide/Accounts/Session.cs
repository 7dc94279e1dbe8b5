using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Accounts;

/// <summary>A signed-in device. The ticket stays on the server; the browser holds a random key of which only the hash is kept.</summary>
public class Session
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public byte[] KeyHash { get; init; } = [];
    public Guid AccountId { get; init; }
    public byte[] Ticket { get; set; } = [];
    public DateTime BeganAt { get; init; }
    public DateTime EndsAt { get; set; }

    /// <summary>« Firefox, Android », sealed.</summary>
    public byte[]? Device { get; init; }

    /// <summary>Nobody else uses this device, said the person: it stays signed in for fourteen days.</summary>
    public bool IsPrivate { get; init; }

    public static string DevicePlace(Guid id) => $"Session/{id:N}/Device";

    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var now = db.Now;
        return db.Sessions.Where(s => s.EndsAt < now).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.HasIndex(s => s.KeyHash).IsUnique();
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
