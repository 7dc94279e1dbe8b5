using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Directory;

[AllowAnonymous]
public class AccessibilityModel : PageModel
{
    public void OnGet() { }
}
