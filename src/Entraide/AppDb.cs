using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Entraide;

/// <summary>The whole schema at a glance. Pages do not start from these tables but from the access files of the modules.</summary>
public class AppDb(DbContextOptions<AppDb> options, TimeProvider clock) : Store(options, clock)
{
    // Accounts
    public DbSet<Accounts.Account> Accounts => Set<Accounts.Account>();
    public DbSet<Accounts.Session> Sessions => Set<Accounts.Session>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
