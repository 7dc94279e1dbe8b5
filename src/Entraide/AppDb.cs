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

    public DbSet<Accounts.CodeApp> CodeApps => Set<Accounts.CodeApp>();
    public DbSet<Accounts.RecoveryCode> RecoveryCodes => Set<Accounts.RecoveryCode>();
    public DbSet<Accounts.AccountPasskey> Passkeys => Set<Accounts.AccountPasskey>();
    public DbSet<Accounts.OneTime> OneTimes => Set<Accounts.OneTime>();
    public DbSet<Accounts.Brake> Brakes => Set<Accounts.Brake>();

    // Groups
    public DbSet<Groups.Organisation> Organisations => Set<Groups.Organisation>();
    public DbSet<Groups.Chapter> Chapters => Set<Groups.Chapter>();
    public DbSet<Groups.Group> Groups => Set<Groups.Group>();
    public DbSet<Groups.Membership> Memberships => Set<Groups.Membership>();
    public DbSet<Groups.CharterVersion> Charters => Set<Groups.CharterVersion>();
    public DbSet<Groups.PastKey> PastKeys => Set<Groups.PastKey>();
    public DbSet<Groups.Invitation> Invitations => Set<Groups.Invitation>();

    // Directory
    public DbSet<Directory.Listing> Listings => Set<Directory.Listing>();
    public DbSet<Directory.ListingTime> ListingTimes => Set<Directory.ListingTime>();

    // Meetings
    public DbSet<Meetings.ScheduleRule> ScheduleRules => Set<Meetings.ScheduleRule>();
    public DbSet<Meetings.ScheduleException> ScheduleExceptions => Set<Meetings.ScheduleException>();
    public DbSet<Meetings.Meeting> Meetings => Set<Meetings.Meeting>();
    public DbSet<Meetings.Seat> Seats => Set<Meetings.Seat>();
    public DbSet<Meetings.StandIn> StandIns => Set<Meetings.StandIn>();
    public DbSet<Meetings.UsualAgenda> UsualAgendas => Set<Meetings.UsualAgenda>();
    public DbSet<Meetings.MeetingFact> MeetingFacts => Set<Meetings.MeetingFact>();
    public DbSet<Meetings.CalendarAddress> CalendarAddresses => Set<Meetings.CalendarAddress>();

    // Safety
    public DbSet<Safety.CrisisCheck> CrisisChecks => Set<Safety.CrisisCheck>();
    // Feedback
    public DbSet<Feedback.Pulse> Pulses => Set<Feedback.Pulse>();
    public DbSet<Feedback.SignedWord> SignedWords => Set<Feedback.SignedWord>();

    // Training
    public DbSet<Training.Debrief> Debriefs => Set<Training.Debrief>();
    public DbSet<Training.TrainingRecord> TrainingRecords => Set<Training.TrainingRecord>();
    // Notifications
    public DbSet<Notifications.Notice> Notices => Set<Notifications.Notice>();
    public DbSet<Notifications.NoticeChoices> NoticeChoices => Set<Notifications.NoticeChoices>();
    public DbSet<Notifications.MissedDraft> MissedDrafts => Set<Notifications.MissedDraft>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
