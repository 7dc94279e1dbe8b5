using Entraide.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Entraide;

/// <summary>The whole schema at a glance. Pages do not start from these tables but from the access files of the modules.</summary>
public class AppDb(DbContextOptions<AppDb> options, TimeProvider clock) : Store(options, clock)
{
    // Accounts
    public DbSet<Accounts.Account> Accounts => Set<Accounts.Account>();
    public DbSet<Accounts.Session> Sessions => Set<Accounts.Session>();
    public DbSet<Accounts.Office> Offices => Set<Accounts.Office>();
    public DbSet<Accounts.Credential> Credentials => Set<Accounts.Credential>();

    // Groups
    public DbSet<Groups.Organisation> Organisations => Set<Groups.Organisation>();
    public DbSet<Groups.Chapter> Chapters => Set<Groups.Chapter>();
    public DbSet<Groups.Group> Groups => Set<Groups.Group>();
    public DbSet<Groups.Membership> Memberships => Set<Groups.Membership>();
    public DbSet<Groups.CharterVersion> Charters => Set<Groups.CharterVersion>();

    // Directory
    public DbSet<Directory.Listing> Listings => Set<Directory.Listing>();
    public DbSet<Directory.ListingTime> ListingTimes => Set<Directory.ListingTime>();

    // Meetings
    public DbSet<Meetings.ScheduleRule> ScheduleRules => Set<Meetings.ScheduleRule>();
    public DbSet<Meetings.ScheduleException> ScheduleExceptions => Set<Meetings.ScheduleException>();
    public DbSet<Meetings.Meeting> Meetings => Set<Meetings.Meeting>();
    public DbSet<Meetings.Seat> Seats => Set<Meetings.Seat>();
    public DbSet<Meetings.CalendarAddress> CalendarAddresses => Set<Meetings.CalendarAddress>();

    // Safety
    public DbSet<Safety.CrisisCheck> CrisisChecks => Set<Safety.CrisisCheck>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
