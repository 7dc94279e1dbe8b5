using Entraide.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>On the phone of whoever asked: the address is the only thing that goes on from here.</summary>
[AllowAnonymous]
public class ReadOutModel(Vouching vouching) : PageModel
{
    public string Number { get; private set; } = "";

    public Task OnGet(string token) => Find(token);

    public async Task<IActionResult> OnPost(string token)
    {
        await Find(token);
        return Redirect($"/sign-in/new-password/{await vouching.Finish(token)}");
    }

    async Task Find(string token) => Number = await vouching.Number(token).OrNotFound();
}
