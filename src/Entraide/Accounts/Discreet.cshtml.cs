using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class DiscreetModel(Discretion discretion, SignIns signIns) : PageModel
{
    [BindProperty]
    public bool On { get; set; }

    public bool IsOn => discretion.IsOn;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (On != discretion.IsOn)
        {
            discretion.Choose(On);
            await signIns.Reshape();
        }
        return Redirect("/account/discreet");
    }
}
