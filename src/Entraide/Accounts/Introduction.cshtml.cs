using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class IntroductionModel(Introductions introductions, Me me) : PageModel
{
    public string? Code { get; private set; }

    public void OnGet() => me.Freshly();

    public IActionResult OnPost()
    {
        Code = introductions.Make(me.Freshly());
        return Page();
    }
}
