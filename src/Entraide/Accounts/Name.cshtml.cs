using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>The password is stretched under the name: changing one needs the other.</summary>
public class NameModel(Passwords passwords, Enrolment enrolment, Brakes brakes, Me me) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet() => Name = passwords.NameOf(me.Account.OrNotFound());

    public async Task<IActionResult> OnPost()
    {
        var account = me.Account.OrNotFound();
        if (Names.Clean(Name) is not { } name) throw new Refused("Please choose a name to sign in with.");
        if (name.Length > SignUpModel.LongestName) throw new Refused("A name has at most {n} characters.", ("n", SignUpModel.LongestName));
        await brakes.Pass(BrakeRule.SignIn, account.Id);
        if (string.IsNullOrEmpty(Password) || Password.Length > Passwords.Longest || !await passwords.Verify(account, Password))
            throw new Refused("This is not your password. Capitals matter.");
        await brakes.Forget(BrakeRule.SignIn, account.Id);
        enrolment.Rename(account, name);
        await passwords.Set(account, Password);
        return Redirect("/account");
    }
}
