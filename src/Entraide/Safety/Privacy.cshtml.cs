using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Safety;

/// <summary>What is kept, why, how long, who can read it, and what a seizure would give.</summary>
[AllowAnonymous]
public class PrivacyModel : PageModel
{
    public void OnGet() { }
}
