using System.Security.Cryptography;
using Entraide.Accounts;
using Entraide.Groups;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

public class CalendarPageModel(AppDb db, Me me, CalendarAddresses addresses, KeyRing ring, PublicAddress address, IDataProtectionProvider protection, T words) : PageModel
{
    /// <summary>Whichever of two clicks is answered, it leads here: for so long, and sealed, the address of this page holds the key.</summary>
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    [BindProperty] public Form Input { get; set; } = new();
    public string? New { get; private set; }
    public string NewForTelephone => "webcal" + New![New!.IndexOf(':', StringComparison.Ordinal)..];
    public IReadOnlyList<(Guid Id, string Words, bool Names)> Addresses { get; private set; } = [];
    IReadOnlyList<(Guid Membership, string Group)> Places { get; set; } = [];

    public IEnumerable<SelectListItem> Choices =>
        Places.Select(p => new SelectListItem(words["Those of « {group} »", ("group", p.Group)], p.Membership.ToString())).Prepend(new(words["All my meetings"], ""));

    public sealed class Form
    {
        public Guid? Of { get; set; }
        public bool NamesGroups { get; set; }
    }

    ITimeLimitedDataProtector Seal => protection.CreateProtector("calendar", $"{me.AccountId}").ToTimeLimitedDataProtector();

    /// <param name="made">The key of an address just made, sealed for its owner.</param>
    public async Task OnGet(string? made, CancellationToken stop)
    {
        await Load();
        if (Opened(made) is { } key && await addresses.Read(key, stop) is not null) New = address.Of($"/calendar/{key}.ics");
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        if (Input.Of is { } of && Places.All(p => p.Membership != of)) throw new Refused("Please choose one of your groups.");
        var key = await addresses.Make(Input.Of is null ? me.AccountId : null, Input.Of, Input.NamesGroups);
        return Redirect("/calendar?made=" + Seal.Protect(key, Lasts));
    }

    string? Opened(string? made)
    {
        try { return made is null ? null : Seal.Unprotect(made); }
        catch (CryptographicException) { return null; }
    }

    async Task Load()
    {
        var mine = await db.Memberships.Of(me).Where(m => m.State == MembershipState.Member).AsNoTracking().ToListAsync();
        var groups = await db.Groups.VisibleTo(me, db).AsNoTracking().ToDictionaryAsync(g => g.Id);
        Places = [.. mine.Where(m => groups.ContainsKey(m.GroupId)).Select(m => (m.Id, ring.OpenCard(groups[m.GroupId]).Name)).OrderBy(p => p.Name, StringComparer.CurrentCulture)];
        var all = await addresses.Of(me).AsNoTracking().ToListAsync();
        Addresses = [.. all.Select(a => (a.Id, a.MembershipId is { } m ? words["Those of « {group} »", ("group", Places.FirstOrDefault(p => p.Membership == m).Group ?? "—")] : words["All my meetings"], a.NamesGroups))];
    }
}
