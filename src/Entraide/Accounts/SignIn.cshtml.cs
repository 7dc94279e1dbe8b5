using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Template;

namespace Entraide.Accounts;

/// <summary>Unknown name, wrong password: one answer, after the same work.</summary>
[AllowAnonymous]
public class SignInModel(Passwords passwords, Brakes brakes, KnownDevice device, Discretion discretion, SignIns signIns, EndpointDataSource pages) : EntranceModel(discretion)
{
    /// <summary>On the way to where people come who have no account yet.</summary>
    public bool WouldCome => pages.Endpoints.OfType<RouteEndpoint>().Any(page => page.Metadata.GetMetadata<ForNewcomersAttribute>() is not null
        && new TemplateMatcher(new(page.RoutePattern), []).TryMatch(LocalAddress.Of(To, "/").Split('?')[0], []));

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        Name = Names.Clean(Name) ?? "";
        if (Name.Length == 0 || string.IsNullOrEmpty(Password))
            throw new Refused("Please give your sign-in name and your password.");
        if (Name.Length > SignUpModel.LongestName || Password.Length > Passwords.Longest) throw NotGood();
        var known = device.For(Name);
        List<Counted> tries = known is { } here ? [await brakes.Pass(BrakeRule.SignIn, here.Device)] : await Tried();
        var proof = await passwords.Stretch(Name, Password, stop);
        var account = await passwords.Find(proof, known?.Account);
        if (account is null && known is not null)
        {
            // Somebody else of this name on the same device: counted as from anywhere.
            tries.AddRange(await Tried());
            account = await passwords.Find(proof);
        }
        if (account is null) throw NotGood();

        foreach (var good in tries) await brakes.Release(good);
        if (IsPrivate && known?.Account != account.Id) device.Remember(Name, account.Id);
        KnowDevice();
        return Redirect(await signIns.AfterPassword(account, IsPrivate, To));
    }

    async Task<List<Counted>> Tried() =>
        [await brakes.Pass(BrakeRule.SignIn, BlindIndex.Folded(Name!)), await brakes.Pass(BrakeRule.SignInFrom, Network.Prefix(HttpContext.Connection.RemoteIpAddress))];

    static Refused NotGood() => new("This name and this password do not go together. Capitals in the name do not matter; in the password they do.");
}
