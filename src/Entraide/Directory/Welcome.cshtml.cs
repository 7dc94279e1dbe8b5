using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Directory;

[AllowAnonymous]
public class WelcomeModel : PageModel
{
    public void OnGet() { }
}
