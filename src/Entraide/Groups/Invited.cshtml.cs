using Entraide.Accounts;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Groups;

/// <summary>An invitation is opened by pressing: what looks at addresses in mail opens nothing and learns no group.</summary>
[ForNewcomers]
public class InvitedModel(AppDb db) : PageModel
{
    public async Task OnGet(string word) => await Find(word);

    public async Task<IActionResult> OnPost(string word) => Redirect($"/groups/{await Find(word)}/join?by={Uri.EscapeDataString(word)}");

    async Task<Guid> Find(string word) => (await Invitation.Find(db, word, toLead: false).OrNotFound()).GroupId;
}
