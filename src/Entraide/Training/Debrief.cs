using System.Text.Json;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Training;

/// <summary>What those who held a meeting tell each other of it.</summary>
public sealed record Looking(string Worked, string Hard, string CheckOn, string Change);

/// <summary>Ten minutes after a meeting, by one of those who lead the group. Shared with the others who wrote theirs; the writer's own state is not.</summary>
public class Debrief
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid MeetingId { get; init; }
    public Guid MembershipId { get; init; }

    /// <summary>A <see cref="Looking"/>, sealed under the writer's own key: who erases their words erases it in every copy.</summary>
    public byte[] Shared { get; set; } = [];

    /// <summary>0 to 10, sealed under the writer's own key.</summary>
    public byte[]? State { get; set; }
    public int Version { get; set; }

    public string Place(string column) => $"Debrief/{MeetingId:N}/{Id:N}/{column}";

    sealed class Mapping : IEntityTypeConfiguration<Debrief>
    {
        public void Configure(EntityTypeBuilder<Debrief> debrief)
        {
            debrief.HasOne<Meeting>().WithMany().HasForeignKey(d => d.MeetingId).OnDelete(DeleteBehavior.Cascade);
            debrief.HasOne<Membership>().WithMany().HasForeignKey(d => d.MembershipId).OnDelete(DeleteBehavior.Cascade);
            debrief.HasIndex(d => new { d.MeetingId, d.MembershipId }).IsUnique();
            debrief.HasIndex(d => d.MembershipId);
        }
    }
}

static class Debriefs
{
    public static readonly TimeSpan Written = TimeSpan.FromDays(14);

    public static Looking? OpenShared(this KeyRing ring, Debrief debrief) =>
        ring.OpenOrNull(debrief.Place("Shared"), debrief.Shared) is { } json ? JsonSerializer.Deserialize<Looking>(json) : null;

    public static Task<Meeting?> NextDate(this AppDb db, Guid group, CancellationToken stop)
    {
        var now = db.Now;
        return db.Meetings.Where(m => m.GroupId == group && m.State == MeetingState.Planned && m.StartsAt > now).OrderBy(m => m.StartsAt).FirstOrDefaultAsync(stop);
    }

    /// <summary>The changes wanted after the meeting before this one.</summary>
    public static async Task<IReadOnlyList<string>> ChangesBefore(this AppDb db, KeyRing ring, Meeting meeting, CancellationToken stop)
    {
        var last = await db.Meetings.Where(m => m.GroupId == meeting.GroupId && m.State == MeetingState.Closed && m.StartsAt < meeting.StartsAt)
            .OrderByDescending(m => m.StartsAt).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(stop);
        var debriefs = await db.Debriefs.AsNoTracking().Where(d => d.MeetingId == last).ToListAsync(stop);
        return [.. debriefs.Select(d => ring.OpenShared(d)?.Change ?? "").Where(c => c.Length > 0).Order(StringComparer.Ordinal)];
    }
}
