using Entraide.Accounts;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>A page on which somebody chooses the name they bear in a group.</summary>
public abstract class NamingModel(Naming naming) : PageModel
{
    const int Longest = 40;

    [BindProperty] public string? Alias { get; set; }
    [BindProperty] public bool MayBeRecognised { get; set; }

    public bool IsReused { get; private set; }

    /// <summary>The name as others will read it; null when the page first asks whether it is kept, knowing what that means.</summary>
    protected async Task<string?> Named(Guid groupId)
    {
        var name = Names.Clean(Alias) switch
        {
            null => throw new Refused("Please choose the name you will bear in this group.") { Field = nameof(Alias) },
            { Length: > Longest } => throw new Refused("This name is too long: 40 characters are enough.") { Field = nameof(Alias) },
            { } clean => clean,
        };
        if (await naming.Warning(groupId, name) is not { } warning || MayBeRecognised) return name;
        IsReused = true;
        ModelState.AddModelError(nameof(MayBeRecognised), warning);
        return null;
    }
}

/// <summary>What is said of a name before it is borne. Each name that is tried counts.</summary>
public sealed class Naming(Joining joining, Brakes brakes, Me me, T words)
{
    public async Task<string?> Warning(Guid groupId, string name)
    {
        await brakes.Pass(Joining.NamesTried, me.AccountId!.Value);
        return await joining.IsReused(me.Account!, groupId, name)
            ? words["You bear this name in another group: whoever is in both could recognise you. Choose another, or tick this box to keep it."] : null;
    }
}
