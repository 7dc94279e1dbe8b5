using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Meetings;
using Entraide.Platform.Secrets;
using Entraide.Tests.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Entraide.Tests.Accounts;

/// <summary>The world begins on 6 October 2026.</summary>
public class UnusedTests
{
    const string Words = "tulipe nuage cartable";

    [Fact]
    public async Task An_account_nobody_used_for_two_years_is_erased_with_its_place_and_its_keys_after_two_letters()
    {
        await using var world = await World.Begin();
        var group = await world.ThursdayCircle("Inès");
        await ReminderTests.GivesMail(world, "Inès");
        await Forget(world, 2028, 8, 31);
        Assert.Empty(Ending(world));

        await Forget(world, 2028, 9, 1);
        Assert.Contains("le jeudi 2 novembre 2028", Assert.Single(Ending(world)).TextBody, StringComparison.Ordinal);
        await Forget(world, 2028, 9, 2);
        await Forget(world, 2028, 10, 18);
        Assert.Single(Ending(world));
        await Forget(world, 2028, 10, 19);
        await Forget(world, 2028, 11, 1);
        Assert.Equal(2, Ending(world).Count);
        Assert.Equal(1, await Accounts(world, "Inès"));
        var keys = await world.Stored(db => db.Accounts.Select(a => a.KeyId).ToListAsync());

        await Forget(world, 2028, 11, 2);
        Assert.Equal(0, await Accounts(world, "Inès"));
        Assert.False(await world.Stored(db => db.Memberships.AnyAsync(m => m.GroupId == group.Id && m.State == MembershipState.Member && m.Roles == Roles.None)));
        await world.Change(async s => Assert.False(await s.GetRequiredService<KeyShelf>().Keys.AnyAsync(k => keys.Contains(k.Id))));
        Assert.Equal(2, Ending(world).Count);
    }

    [Fact]
    public async Task Nobody_is_erased_without_the_second_letter_when_the_program_was_off_meanwhile()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        await ReminderTests.GivesMail(world, "Inès");
        await Forget(world, 2028, 8, 31);
        await Forget(world, 2028, 9, 1);
        await Forget(world, 2028, 12, 1);

        Assert.Equal(1, await Accounts(world, "Inès"));
        Assert.Contains("le vendredi 15 décembre 2028", Ending(world)[1].TextBody, StringComparison.Ordinal);
        await Forget(world, 2028, 12, 15);
        Assert.Equal(0, await Accounts(world, "Inès"));
        // Nothing that was written on the way names the account beside the groups it left.
        var ids = await world.Stored(db => db.Happenings.Select(h => h.Subject).ToListAsync());
        Assert.DoesNotContain(ids, s => s.Contains("AccountId", StringComparison.Ordinal) || s.Contains("KeyId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_signs_in_after_the_first_letter_keeps_their_account_and_hears_no_more()
    {
        await using var world = await World.Begin();
        await SignInTests.SignedUp(world, "Iris");
        await Forget(world, 2028, 8, 31);
        await Forget(world, 2028, 9, 1);
        Assert.NotNull(await world.Stored(db => db.Accounts.Select(a => a.EndsOn).SingleAsync()));

        await SignInTests.Enter(world.Visitor(), "Iris", Words);
        await Forget(world, 2028, 12, 1);

        Assert.Equal((null, new DateOnly(2028, 9, 1)), await world.Stored(async db => { var a = await db.Accounts.SingleAsync(); return (a.EndsOn, a.UsedOn); }));
    }

    [Fact]
    public async Task Whoever_comes_to_the_meetings_without_signing_in_and_whoever_holds_an_office_keep_their_accounts()
    {
        await using var world = await World.Begin();
        await world.ThursdayCircle("Inès");
        await world.Stored((_, stage) => stage.Officer("Idris", OfficeKind.Administrator));
        await Forget(world, 2028, 8, 10);
        await world.Stored(async (db, stage) =>
        {
            var meeting = await db.Meetings.OrderByDescending(m => m.StartsAt).FirstAsync();
            db.Seats.Add(new() { MeetingId = meeting.Id, MembershipId = await db.Memberships.Where(m => m.Roles == Roles.None).Select(m => m.Id).SingleAsync(), Coming = Coming.Yes, Came = true });
            return await db.SaveChangesAsync();
        });

        await Forget(world, 2028, 9, 1);
        await Forget(world, 2028, 11, 20);

        Assert.Equal(1, await Accounts(world, "Inès"));
        Assert.Equal(1, await Accounts(world, "Idris"));
    }

    static async Task Forget(World world, int year, int month, int day)
    {
        world.Clock.SetUtcNow(new(year, month, day, 9, 0, 0, TimeSpan.Zero));
        await world.Work();
        await world.Work();
    }

    static IReadOnlyList<MimeKit.MimeMessage> Ending(World world) => [.. world.Mail.Where(m => m.Subject == "Une échéance approche")];

    static async Task<int> Accounts(World world, string name)
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Enrolment>().Named(name) is null ? 0 : 1;
    }
}
