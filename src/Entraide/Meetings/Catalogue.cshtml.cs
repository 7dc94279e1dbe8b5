using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Meetings;

public class CatalogueModel : PageModel
{
    public void OnGet() { }
}
