using Entraide.Platform.Work;
using Entraide.Platform.Mail;
using Entraide.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entraide.Platform.Data;

/// <summary>What every table of every module has in common, and the tables of the platform itself.</summary>
public abstract class Store(DbContextOptions options, TimeProvider clock) : DbContext(options)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DbSet<Happening> Happenings => Set<Happening>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<RecurringRun> RecurringRuns => Set<RecurringRun>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<DoneAct> DoneActs => Set<DoneAct>();
    public DbSet<ServerKey> ServerKeys => Set<ServerKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcOnly>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Conventions.Add(_ => new KeysComeFromTheApplication());
        conventions.Conventions.Add(_ => new VersionGuardsAgainstLostUpdates());
    }

    /// <summary>True while a page is only looked at: nothing will be saved, and following would cost more than reading.</summary>
    public bool IsLookedAt { get; set; }

    /// <summary>Follows a row that <see cref="Reads"/> read, as if it had been asked for here; the one already followed wins.</summary>
    public T Follow<T>(T row, Guid id) where T : class
    {
        if (IsLookedAt) return row;
        if (Set<T>().Local.FindEntry(id) is { } known) return known.Entity;
        Attach(row);
        return row;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken stop = default)
    {
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, stop);
    }

    void RaiseVersions()
    {
        if (IsLookedAt) throw new InvalidOperationException("A page that is only looked at saves nothing.");
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State == EntityState.Modified))
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
                entry.Property("Version").CurrentValue = (int)entry.Property("Version").CurrentValue! + 1;
    }

    sealed class UtcOnly() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
