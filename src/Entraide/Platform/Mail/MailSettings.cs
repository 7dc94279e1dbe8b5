namespace Entraide.Platform.Mail;

/// <summary>Where mail leaves. Without a host it is laid in a folder and shown to the administrator.</summary>
public sealed record MailSettings
{
    public string? Host { get; init; }
    public int Port { get; init; } = 587;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>TLS from the first byte on port 465, STARTTLS elsewhere; a server that offers neither gets nothing.</summary>
    public bool Encrypt { get; init; } = true;
    public string From { get; init; } = "ne-pas-repondre@localhost";
    public string FromName { get; init; } = "Votre rendez-vous";
    public int SecondsToWait { get; init; } = 20;
}
