using Entraide.Platform.Data;
using Entraide.Platform.Secrets;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

/// <summary>A key with which words of a group were sealed before; those words go with it.</summary>
public class PastKey
{
    // Named as everything that the night's shuffle looks for.
    public Guid KeyId { get; init; }
    public Guid GroupId { get; init; }

    sealed class Mapping : IEntityTypeConfiguration<PastKey>
    {
        public void Configure(EntityTypeBuilder<PastKey> key)
        {
            key.HasKey(k => k.KeyId);
            key.HasOne<Group>().WithMany().HasForeignKey(k => k.GroupId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What an ended group kept goes a year later: its rows, its keys, and the places people had in it.</summary>
public sealed class Ended(AppDb db)
{
    public const int Months = 12;

    /// <summary>Recurring; each group is a save of its own.</summary>
    public static async Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var before = DateOnly.FromDateTime(db.Now).AddMonths(-Months);
        foreach (var id in await db.Groups.Where(g => g.State == GroupState.Closed && g.ClosedOn <= before).Select(g => g.Id).ToListAsync(stop))
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Ended>().Dissolve(id, stop);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(stop);
        }
    }

    async Task Dissolve(Guid id, CancellationToken stop)
    {
        var group = await db.Groups.SingleAsync(g => g.Id == id, stop);
        // The sealed lists of accounts are left alone: that several changed in one night would tell who was here together.
        foreach (var key in await db.Memberships.Where(m => m.GroupId == id).Select(m => m.KeyId).Concat(db.PastKeys.Where(k => k.GroupId == id).Select(k => k.KeyId)).ToListAsync(stop))
            db.Note(new WordsLetGo(key));
        db.Note(new WordsLetGo(group.KeyId));
        db.Groups.Remove(group);
    }
}
