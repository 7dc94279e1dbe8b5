namespace Entraide.Tests.House;

/// <summary>Who stands before a page. « Former » left the group; « Elsewhere » leads another group; « Asker » waits for an answer.</summary>
[Flags]
public enum Who
{
    Nobody = 0,
    Stranger = 1,
    Outsider = 2,
    Member = 4,
    Former = 8,
    Elsewhere = 16,
    Administrator = 32,
    Coordinator = 64,
    Facilitator = 128,
    Asker = 256,

    Leads = Facilitator,
    Members = Member | Facilitator,
    SignedIn = Outsider | Member | Former | Elsewhere | Administrator | Coordinator | Facilitator | Asker,
    Anybody = SignedIn | Stranger,
}

/// <summary>What stands in the addresses of the lines below. The calendar address is the member's, the draft the outsider's.</summary>
public sealed record Things(Guid Group, Guid Meeting, Guid Asker, Guid Member, string Slug, Guid Chapter, Guid Office, Guid Record, Guid Letter, Guid Delivery, Guid Address, Guid Draft);

/// <summary>
/// Who may see each page. A page of yours is one line: its route as it is written after <c>@page</c>, and who may see it.
/// Everybody else must get the same 404 as for a page that never was; strangers may be led to sign-in instead.
/// Ids in routes are filled by their first part (groups, meetings, circles) and by name (membership); where that does not
/// fit, give the address yourself, and where there is nothing to see without more set-up, see the tests of that module.
/// </summary>
static class Access
{
    /// <param name="Sometimes">Only at certain moments: those who may see it may find nothing now, and nobody else ever does.</param>
    public sealed record Line(string Route, Who Sees, Func<Things, string>? Address = null, bool Sometimes = false);

    public static readonly Line[] Lines =
    [
        // The house
        new("/problem/{code:int}", Who.Nobody, _ => "/problem/404"),

        // Directory
        new("/", Who.Anybody),
        new("/about", Who.Anybody),
        new("/accessibility", Who.Anybody),
        new("/circles/{slug}", Who.Anybody),
        new("/circles/{slug}.ics", Who.Anybody),
        new("/circles/{slug}/poster", Who.Anybody),
        new("/circles/{slug}/partner", Who.Nobody),

        // Safety
        new("/help-now", Who.Anybody),
        new("/privacy", Who.Anybody),
        new("/admin/crisis-numbers", Who.Administrator | Who.Coordinator),

        // Accounts
        new("/sign-in", Who.Anybody),
        new("/sign-in/passkey", Who.Anybody),
        new("/sign-in/second", Who.SignedIn),
        new("/sign-in/again", Who.SignedIn),
        new("/sign-out", Who.Anybody),
        new("/sign-up", Who.Anybody),
        new("/account/second-factor", Who.SignedIn),
        new("/account/recovery-codes", Who.SignedIn),
        new("/sign-in/forgotten", Who.Anybody),
        new("/sign-in/at-a-meeting", Who.Anybody),
        new("/sign-in/at-a-meeting/{token}", Who.Anybody, Sometimes: true),
        new("/sign-in/new-password/{token}", Who.Anybody, Sometimes: true),
        new("/mail/confirm/{token}", Who.Anybody, Sometimes: true),
        new("/erased/{receipt:guid}", Who.Anybody, Sometimes: true),
        new("/account", Who.SignedIn),
        new("/account/name", Who.SignedIn),
        new("/account/mail", Who.SignedIn),
        new("/account/password", Who.SignedIn),
        new("/account/passkeys", Who.SignedIn),
        new("/account/passkeys/new", Who.SignedIn),
        new("/account/passkeys/{id:guid}/rename", Who.SignedIn, Sometimes: true),
        new("/account/passkeys/{id:guid}/remove", Who.SignedIn, Sometimes: true),
        new("/account/sessions", Who.SignedIn),
        new("/account/sessions/{id:guid}/not-me", Who.SignedIn, Sometimes: true),
        new("/account/way-back", Who.SignedIn),
        new("/account/way-back/cancel", Who.SignedIn, Sometimes: true),
        new("/account/discreet", Who.SignedIn),
        new("/account/screens", Who.SignedIn),
        new("/account/introduction", Who.SignedIn),
        new("/account/known", Who.SignedIn),
        new("/account/export", Who.SignedIn),
        new("/account/export/{token}", Who.SignedIn, Sometimes: true),
        new("/account/erase", Who.SignedIn),

        // Groups
        new("/groups", Who.SignedIn),
        new("/groups/left", Who.SignedIn),
        new("/groups/new", Who.SignedIn),
        new("/groups/draft/{id:guid}/{step:regex(^(purpose|place|size|stance)$)}", Who.Outsider, t => $"/groups/draft/{t.Draft}/purpose"),
        new("/groups/draft/{id:guid}/rhythm", Who.Outsider, t => $"/groups/draft/{t.Draft}/rhythm"),
        new("/groups/draft/{id:guid}/finish", Who.Outsider, t => $"/groups/draft/{t.Draft}/finish"),
        new("/groups/draft/{id:guid}/delete", Who.Outsider, t => $"/groups/draft/{t.Draft}/delete"),
        new("/groups/{id:guid}", Who.Members),
        new("/groups/{id:guid}/join", Who.Members | Who.Asker | Who.Former),
        new("/groups/{id:guid}/words", Who.Asker),
        new("/groups/{id:guid}/offer", Who.Asker, Sometimes: true),
        new("/groups/{id:guid}/leave", Who.Members | Who.Asker | Who.Former),
        new("/groups/{id:guid}/alias", Who.Members),
        new("/groups/{id:guid}/role", Who.Members),
        new("/groups/{id:guid}/charter", Who.Members),
        new("/groups/{id:guid}/charter/new", Who.Leads),
        new("/groups/{id:guid}/purpose", Who.Leads),
        new("/groups/{id:guid}/asks", Who.Leads),
        new("/groups/{id:guid}/asks/{membership:guid}", Who.Leads),
        new("/groups/{id:guid}/asks/{membership:guid}/{answer:regex(^(talk|admit|decline)$)}", Who.Leads, t => $"/groups/{t.Group}/asks/{t.Asker}/talk"),
        new("/groups/{id:guid}/people", Who.Leads),
        new("/groups/{id:guid}/people/{membership:guid}", Who.Leads, t => $"/groups/{t.Group}/people/{t.Member}"),
        new("/groups/{id:guid}/people/{membership:guid}/remove", Who.Leads, t => $"/groups/{t.Group}/people/{t.Member}/remove"),
        new("/groups/{id:guid}/publish", Who.Leads),
        new("/groups/{id:guid}/invite", Who.Leads),
        new("/groups/{id:guid}/close", Who.Leads | Who.Coordinator),
        new("/groups/{id:guid}/override", Who.Coordinator),
        new("/groups/{id:guid}/lead", Who.Leads | Who.Coordinator),
        new("/lead/{word}", Who.Nobody),
        new("/invitations/{word}", Who.Nobody),
        new("/coordination", Who.Coordinator),

        // Meetings
        new("/meetings", Who.SignedIn),
        new("/groups/{id:guid}/schedule", Who.Leads),
        new("/groups/{id:guid}/dates", Who.Members),
        new("/groups/{id:guid}/dates/sheet", Who.Members),
        new("/groups/{id:guid}/dates/add", Who.Leads),
        new("/groups/{id:guid}/dates/{on}/cancel", Who.Leads, t => $"/groups/{t.Group}/dates/2026-10-08/cancel"),
        new("/groups/{id:guid}/dates/{on}/move", Who.Leads, t => $"/groups/{t.Group}/dates/2026-10-08/move"),
        new("/meetings/{id:guid}", Who.Members),
        new("/meetings/{id:guid}.ics", Who.Members),
        new("/meetings/{id:guid}/seat", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/limit", Who.Leads, Sometimes: true),
        new("/calendar", Who.SignedIn),
        new("/calendar/{id:guid}/end", Who.Member, t => $"/calendar/{t.Address}/end"),
        new("/calendar/{key:length(40)}.ics", Who.Nobody),
        new("/meetings/{id:guid}/call-sheet", Who.Leads),
        new("/meetings/{id:guid}/handover", Who.Leads),
        new("/meetings/{id:guid}/out", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/stand-in", Who.Leads | Who.Elsewhere, Sometimes: true),
        new("/meetings/{id:guid}/stand-in/ask", Who.Leads | Who.Coordinator, Sometimes: true),
        new("/stand-ins", Who.SignedIn, Sometimes: true),

        // Agendas and the day itself
        new("/agendas", Who.SignedIn),
        new("/agendas/{key}", Who.SignedIn, _ => "/agendas/sharing-circle-90"),
        new("/groups/{id:guid}/agenda", Who.Members),
        new("/groups/{id:guid}/agenda/edit", Who.Leads),
        new("/meetings/{id:guid}/agenda", Who.Members),
        new("/meetings/{id:guid}/agenda/edit", Who.Leads),
        new("/meetings/{id:guid}/open", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/run", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/arrive", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/let-in", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/vouch", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/hands", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/extend", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/close", Who.Leads, Sometimes: true),
        new("/meetings/{id:guid}/override-credential", Who.Coordinator, Sometimes: true),

        // Feedback
        new("/meetings/{id:guid}/pulse", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/pulse/result", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/pulse/words", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/word", Who.Members, Sometimes: true),
        new("/meetings/{id:guid}/signed-words", Who.Leads, Sometimes: true),
        new("/pulse/safety", Who.Coordinator, Sometimes: true),

        // Training
        new("/credentials", Who.SignedIn),
        new("/credentials/given", Who.Coordinator),
        new("/credentials/give", Who.Coordinator),
        new("/credentials/given/{id:guid}", Who.Coordinator, t => $"/credentials/given/{t.Record}"),
        new("/credentials/given/{id:guid}/end", Who.Coordinator, t => $"/credentials/given/{t.Record}/end"),
        new("/meetings/{id:guid}/debrief", Who.Leads, Sometimes: true),

        // Notifications
        new("/notices", Who.SignedIn),
        new("/notices/{id:guid}", Who.Nobody, _ => $"/notices/{Guid.NewGuid()}"),
        new("/account/notices", Who.SignedIn),
        new("/groups/{id:guid}/missed", Who.Leads, Sometimes: true),
        new("/groups/{id:guid}/missed/{draft:guid}", Who.Nobody),
        new("/groups/{id:guid}/missed/{draft:guid}/leave", Who.Nobody),
        new("/admin/mail", Who.Administrator),
        new("/admin/mail/{id:guid}", Who.Administrator, t => $"/admin/mail/{t.Letter}"),
        new("/admin/work", Who.Administrator),
        new("/admin/work/{id:guid}/again", Who.Administrator, t => $"/admin/work/{t.Delivery}/again"),

        // Admin
        new("/setup/{token}", Who.Anybody, Sometimes: true),
        new("/admin", Who.Administrator),
        new("/admin/organisation", Who.Administrator, Sometimes: true),
        new("/admin/chapters", Who.Administrator),
        new("/admin/chapters/{id:guid}", Who.Administrator, t => $"/admin/chapters/{t.Chapter}"),
        new("/admin/offices", Who.Administrator),
        new("/admin/offices/give", Who.Administrator),
        new("/admin/offices/{id:guid}/withdraw", Who.Administrator, t => $"/admin/offices/{t.Office}/withdraw"),
    ];

    /// <summary>What answers without being a page.</summary>
    public static readonly string[] NotPages = ["/health", "/robots.txt", "/sitemap.xml", "/exit", "/still-here", "/language", "{*path}", "{**path:file}"];
}
