using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Groups;

/// <summary>Who gets a place. Whoever gives one holds the group, so that of two who would give the last place at the same moment only one does.</summary>
public sealed class Places(AppDb db, KeyRing ring, Joining joining) : IReactTo<MemberLeft>, IReactTo<GroupChanged>
{
    static readonly TimeSpan OfferLasts = TimeSpan.FromHours(48);

    /// <summary>Welcome: at once when a place is free and nobody waits for it, else at the end of the waiting list.</summary>
    public async Task Admit(Group group, Membership membership)
    {
        if (membership.State is not (MembershipState.Asked or MembershipState.Talk)) throw new Refused("This was already answered.");
        db.Hold(group);
        if (await HasRoom(group))
        {
            Seat(membership);
            return;
        }
        membership.State = MembershipState.Waiting;
        membership.WaitingTurn = await joining.NextTurn(group.Id);
    }

    /// <summary>A place is free, and nobody waits for it.</summary>
    public async Task<bool> HasRoom(Group group) => await Free(group) > 0 && !await Waiting(group.Id).AnyAsync();

    public void TakeOffer(Membership membership)
    {
        if (membership.State != MembershipState.Offered || membership.OfferEndsAt <= db.Now)
            throw new Refused("This place is no longer held for you. You may ask again.");
        Seat(membership);
    }

    /// <summary>Holds free places for those who wait, in their turn.</summary>
    public async Task Offer(Guid groupId, CancellationToken stop)
    {
        var group = await db.Groups.SingleOrDefaultAsync(g => g.Id == groupId, stop);
        if (group is not { IsAlive: true }) return;
        await End(groupId, stop);
        var free = await Free(group, stop);
        if (free <= 0) return;
        foreach (var next in await Waiting(groupId).OrderBy(m => m.WaitingTurn).Take(free).ToListAsync(stop))
        {
            db.Hold(group);
            next.State = MembershipState.Offered;
            next.OfferEndsAt = (db.Now + OfferLasts).ToQuarterHour();
            db.Note(new PlaceOffered(next.Id));
        }
    }

    // Ended offers count as free below: they are saved together with the offers that replace them.
    async Task End(Guid groupId, CancellationToken stop)
    {
        var now = db.Now;
        foreach (var late in await db.Memberships.Where(m => m.GroupId == groupId && m.State == MembershipState.Offered && m.OfferEndsAt <= now).ToListAsync(stop))
            late.State = MembershipState.Left;
    }

    async Task<int> Free(Group group, CancellationToken stop = default)
    {
        var now = db.Now;
        return group.Largest - await db.Memberships.CountAsync(m => m.GroupId == group.Id
            && (m.State == MembershipState.Member || (m.State == MembershipState.Offered && m.OfferEndsAt > now)), stop);
    }

    IQueryable<Membership> Waiting(Guid groupId) => db.Memberships.Where(m => m.GroupId == groupId && m.State == MembershipState.Waiting);

    void Seat(Membership membership)
    {
        membership.State = MembershipState.Member;
        membership.JoinedOn = Joining.Month(db.Now);
        membership.OfferEndsAt = null;
        db.Note(new MemberAdmitted(membership.Id));
    }

    /// <summary>What is written from now on is sealed with a key that whoever left never had.</summary>
    public async Task React(MemberLeft happening, Guid happeningId, CancellationToken stop)
    {
        var group = await db.Groups.SingleOrDefaultAsync(g => g.Id == happening.GroupId, stop);
        if (group is not { IsAlive: true }) return;
        db.PastKeys.Add(new() { KeyId = group.KeyId, GroupId = group.Id });
        group.KeyId = await ring.Make(stop);
        await Offer(group.Id, stop);
    }

    public Task React(GroupChanged happening, Guid happeningId, CancellationToken stop) => Offer(happening.GroupId, stop);

    /// <summary>Ends offers nobody took and holds the places for the next ones; each group is a save of its own.</summary>
    public static async Task GoOn(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var groups = await db.Memberships.Where(m => m.State == MembershipState.Waiting || m.State == MembershipState.Offered).Select(m => m.GroupId).Distinct().ToListAsync(stop);
        foreach (var group in groups)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<Places>().Offer(group, stop);
                await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody of the group did it at the same moment, or does it next time.
            }
        }
    }
}
