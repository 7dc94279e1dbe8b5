using System.Security.Cryptography;
using Entraide.Platform.Secrets;
using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace Entraide.Accounts;

/// <summary>A phone is taken once it has shown a first code. The secret waits sealed in the form until then.</summary>
public class SecondFactorModel(SecondFactors factors, Passwords passwords, SignIns signIns, MailAddresses mails, KeyRing ring, AppDb db, Me me) : PageModel
{
    string secret = "";

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Offer { get; set; }

    public bool HasApp { get; private set; }
    public bool IsRequired { get; private set; }

    /// <summary>Led here by a page that a password alone does not open.</summary>
    public bool OpensMore { get; private set; }

    /// <summary>The secret as an application for codes reads it, from the square or from an address.</summary>
    public string Link { get; private set; } = "";
    public string Square { get; private set; } = "";
    public string Spaced => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));

    public async Task OnGet()
    {
        var account = await Mine();
        secret = OneTimeCode.Text(RandomNumberGenerator.GetBytes(20));
        Offer = Convert.ToBase64String(ring.Seal(account.KeyId, account.Place("Offer"), secret));
        Draw(account);
    }

    public async Task<IActionResult> OnPost()
    {
        var account = await Mine();
        try { secret = ring.Open(account.Place("Offer"), Convert.FromBase64String(Offer ?? "")); }
        catch (Exception e) when (e is FormatException or CryptographicException or ArgumentException) { throw new NotFound(); }
        Draw(account);
        var typed = string.Concat((Code ?? "").Where(char.IsAsciiDigit));
        if (OneTimeCode.StepOf(OneTimeCode.Bytes(secret), typed, db.Now) is not { } step)
            throw new Refused("This code is not the one of this phone at this moment. Check that its clock is right and type the next one.");
        await factors.Give(account, secret, step);
        await signIns.EndOthers(account);
        mails.TellOfChange(account);
        await signIns.Begin(account, strong: true, await signIns.IsPrivate());
        return Redirect("/account/recovery-codes?to=" + Uri.EscapeDataString(SignIns.Back(To)));
    }

    // Whoever has a second factor proves one of them before replacing it.
    async Task<Account> Mine()
    {
        var account = me.Freshly();
        var hasAny = await factors.HasAny(account.Id);
        if (hasAny && !me.IsStrong) throw new NeedsStrongSignIn();
        (HasApp, IsRequired, OpensMore) = (await factors.HasApp(account.Id), !hasAny && await me.IsStaff(account), !hasAny && To is not (null or "" or "/account"));
        return account;
    }

    void Draw(Account account)
    {
        var label = Uri.EscapeDataString(passwords.NameOf(account));
        Link = $"otpauth://totp/{label}?secret={secret}";
        using var data = QRCodeGenerator.GenerateQrCode(Link, QRCodeGenerator.ECCLevel.M);
        Square = new SvgQRCode(data).GetGraphic(5, "#000", "#fff", drawQuietZones: true, sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
