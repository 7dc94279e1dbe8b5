using Entraide.Meetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Meetings;

public class CalendarTests
{
    [Fact]
    public async Task The_next_ten_thursdays_become_meetings_at_half_past_six_in_paris_on_both_sides_of_the_clock_change()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();

        var meetings = await world.Stored(db => db.Meetings.Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).ToListAsync());

        Assert.Equal(10, meetings.Count);
        Assert.Equal(new DateTime(2026, 10, 22, 16, 30, 0, DateTimeKind.Utc), meetings[2].StartsAt);
        Assert.Equal(new DateTime(2026, 10, 29, 17, 30, 0, DateTimeKind.Utc), meetings[3].StartsAt);
    }

    [Fact]
    public async Task A_date_that_moves_keeps_its_meeting_and_raises_its_sequence()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        var before = await world.Stored(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).FirstAsync());

        await world.Change(s => s.GetRequiredService<Calendar>().Decide(group.Id, DateDecision.Moved, before.OriginalOn, before.OriginalOn.AddDays(1), new(20, 0)));
        await world.Change(s => s.GetRequiredService<Calendar>().Align(group.Id));

        var after = await world.Stored(db => db.Meetings.AsNoTracking().SingleAsync(m => m.Id == before.Id));
        Assert.Equal(new DateTime(2026, 10, 9, 18, 0, 0, DateTimeKind.Utc), after.StartsAt);
        Assert.Equal(before.Sequence + 1, after.Sequence);
    }

    [Fact]
    public async Task A_meeting_of_tonight_does_not_go_into_the_past_when_an_earlier_hour_is_chosen()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle();
        world.Clock.SetUtcNow(new(2026, 10, 8, 16, 0, 0, TimeSpan.Zero));

        await world.Change(async s =>
        {
            var calendar = s.GetRequiredService<Calendar>();
            var rhythm = (await calendar.Of(group.Id))!.InForce(new(2026, 10, 8)).Rhythm;
            await calendar.Follow(group.Id, new(2026, 10, 8), rhythm with { Time = new(17, 0) });
        });
        await world.Change(s => s.GetRequiredService<Calendar>().AlignAnew(group.Id, null, default));

        var meetings = await world.Stored(db => db.Meetings.AsNoTracking().Where(m => m.GroupId == group.Id).OrderBy(m => m.StartsAt).Take(2).ToListAsync());
        Assert.Equal((new DateTime(2026, 10, 8, 16, 30, 0, DateTimeKind.Utc), MeetingState.Planned, 0), (meetings[0].StartsAt, meetings[0].State, meetings[0].Sequence));
        Assert.Equal(new DateTime(2026, 10, 15, 15, 0, 0, DateTimeKind.Utc), meetings[1].StartsAt);
    }
}
