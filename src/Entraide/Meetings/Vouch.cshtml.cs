using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>For each person who is in an open meeting; whoever holds it begins.</summary>
public class VouchModel(AppDb db, MeetingDoors doors, Holding holding, CodeTries tries, Vouching vouching, Links links, KeyRing ring, T words) : PageModel
{
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public Guid? Who { get; set; }
    public Sitting Sitting { get; private set; } = null!;
    public bool Holds { get; private set; }
    public IReadOnlyList<(Guid Who, string Alias)> Here { get; private set; } = [];

    public Task OnGet(Guid id) => Find(id);

    public async Task<IActionResult> OnPost(Guid id)
    {
        await Find(id);
        var mine = Sitting.Mine.Id;
        if (!tries.MayTry(id, mine)) throw new Refused("Too many wrong numbers. Wait ten minutes and try again.");
        var digits = string.Concat((Number ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != 8) throw new Refused("The number has eight digits.");
        if (Here.All(h => h.Who != Who)) throw new Refused("Choose who read the number out.");
        try
        {
            await vouching.Vouch(digits, await AccountOf(Who!.Value), mine, Holds);
        }
        catch (Refused refused) when (refused.Status != StatusCodes.Status429TooManyRequests)
        {
            tries.WasWrong(id, mine);
            throw;
        }
        TempData["Done"] = words["It is noted. Once two people have entered the number, its owner goes on with the button on their phone."];
        return Redirect($"/meetings/{id}");
    }

    async Task Find(Guid id)
    {
        Sitting = await doors.Member(id);
        Holds = Sitting.Leads;
        if (Holds) Sitting = await doors.Leader(id);
        if (Sitting.Meeting.State != MeetingState.Open) throw new NotFound();
        var seats = (await holding.Seats(Sitting.Meeting)).Where(s => s.Came == true).Select(s => s.MembershipId).ToHashSet();
        if (!seats.Contains(Sitting.Mine.Id)) throw new NotFound();
        // Whoever is in the meeting with somebody knows the name they bear there.
        var others = await db.Memberships.AsNoTracking().Where(m => m.GroupId == Sitting.Meeting.GroupId && m.State == MembershipState.Member && m.Id != Sitting.Mine.Id && seats.Contains(m.Id)).ToListAsync();
        Here = [.. others.Select(m => (m.Id, ring.AliasOf(m))).OrderBy(m => m.Item2, StringComparer.CurrentCulture)];
    }

    async Task<Guid> AccountOf(Guid membership)
    {
        var found = await db.Memberships.AsNoTracking().SingleAsync(m => m.Id == membership);
        return links.OwnerId(found.Owner, found.Id);
    }
}
