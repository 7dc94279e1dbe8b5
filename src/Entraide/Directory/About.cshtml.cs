using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Directory;

[AllowAnonymous]
public class AboutModel : PageModel
{
    public void OnGet() { }
}
