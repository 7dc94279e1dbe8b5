using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class RecoveryCodesModel(SecondFactors factors, Me me) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public int Left { get; private set; }
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public async Task OnGet() => Left = await factors.PrintedCodesLeft(Mine().Id);

    public async Task<IActionResult> OnPost()
    {
        Codes = await factors.Print(Mine().Id);
        return Page();
    }

    Account Mine()
    {
        var account = me.Freshly();
        return me.IsStrong ? account : throw new NeedsStrongSignIn();
    }
}
