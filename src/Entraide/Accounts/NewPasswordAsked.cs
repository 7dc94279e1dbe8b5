using System.Globalization;
using Entraide.Platform.Work;

namespace Entraide.Accounts;

/// <summary>Somebody asked for a new password. The address waits sealed behind the token.</summary>
public sealed record NewPasswordAsked(string Token);

/// <summary>Outside the request, so that the page takes as long for an address nobody has.</summary>
public sealed class SendNewPasswordLinks(OneTimes once, MailAddresses mails, WaysBack ways) : IReactTo<NewPasswordAsked>
{
    public async Task React(NewPasswordAsked happening, Guid happeningId, CancellationToken stop)
    {
        if (await once.Find(MailAddresses.ResetAsked, happening.Token) is not { } asked || !await once.Use(asked)) return;
        var mail = mails.Opened(asked);
        var owners = await mails.Owners(mail);
        foreach (var account in owners)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(account.Language);
            ways.Ask(account, mail, isShared: owners.Count > 1);
        }
    }
}
