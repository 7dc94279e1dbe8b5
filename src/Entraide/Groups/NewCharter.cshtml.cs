using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>A new version of the charter, begun from the last one or from a starting text.</summary>
public class NewCharterModel(AppDb db, GroupDoors doors, KeyRing ring, T words) : PageModel
{
    /// <summary>Some pages of print; shown as it reads above the text itself, it weighs less than 20 kB.</summary>
    const int Longest = 7000;

    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? WhatChanged { get; set; }

    /// <summary>The version this one replaces, so that of two written at once the second is told.</summary>
    [BindProperty] public int After { get; set; }

    public Circle Circle { get; private set; } = null!;

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        After = Circle.Group.CharterNumber;
        Text = await db.CharterOf(Circle.Group, ring, stop) ?? Charters.Beginning(words);
    }

    public bool IsPreview { get; private set; }

    public async Task<IActionResult> OnPost(Guid id, [FromForm] bool preview)
    {
        Circle = await doors.Leader(id);
        var (group, text, changed) = (Circle.Group, Text?.Trim() ?? "", WhatChanged?.Trim() ?? "");
        if (text.Length is 0 or > Longest) throw new Refused("Please write the charter, in at most 7,000 characters.");
        if (!Charters.IsReadable(text)) throw new Refused("The charter puts too many lists or quotations into one another: nobody could read it. Please take some of the levels away.");
        if (preview)
        {
            IsPreview = true;
            return Page();
        }
        if (After != group.CharterNumber) throw new Refused("Another version was published meanwhile. Open the charter in another window, compare, and publish from this page opened anew.");
        if (group.CharterNumber > 0 && changed.Length == 0) throw new Refused("Please say in a few words what changed, for those who agreed to the last version.");
        if (changed.Length > JoinModel.LongestWords) throw new Refused("What changed can be said in 1,000 characters.");
        var version = new CharterVersion { GroupId = id, Number = group.CharterNumber + 1, PublishedOn = DateOnly.FromDateTime(db.Now) };
        db.Charters.Add(new()
        {
            Id = version.Id,
            GroupId = id,
            Number = version.Number,
            PublishedOn = version.PublishedOn,
            Text = ring.Seal(group.KeyId, version.Place("Text"), text),
            WhatChanged = changed.Length == 0 ? null : ring.Seal(group.KeyId, version.Place("WhatChanged"), changed),
        });
        group.CharterNumber = version.Number;
        Circle.Mine!.AgreedCharter = version.Number;
        db.Note(new CharterPublished(id, version.Number));
        TempData["Done"] = words["The charter is published. Each member is asked to read it and agree."];
        return Redirect($"/groups/{id}/charter");
    }
}
