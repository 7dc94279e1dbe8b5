using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Mail;

public enum LetterState
{
    Waiting,
    Sent,

    /// <summary>Tried at least once, and tried again later.</summary>
    Failing,
    Refused,

    /// <summary>Could not leave while it was still of use, and never will.</summary>
    Expired,
}

/// <summary>A mail on its way: neutral words, one link, the address sealed. Written in the same save as what it announces.</summary>
public class Letter
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public byte[] To { get; init; } = [];
    public string Subject { get; init; } = "";
    public string Paragraphs { get; init; } = "";

    /// <summary>Sealed, and gone once it was sent: it may open something.</summary>
    public byte[]? Link { get; init; }
    public string? LinkText { get; init; }

    /// <summary>The same for ever for one reminder and person, so that a letter sent twice shows once in most mailboxes.</summary>
    public string MessageId { get; init; } = "";
    public DateTime DueAt { get; set; }
    public DateTime ExpiresAt { get; init; }

    /// <summary>The quiet hours of whoever reads it, sealed, and gone once it was sent; null for a letter that may leave at any hour.</summary>
    public byte[]? Quiet { get; init; }
    public DateTime? SentAt { get; set; }

    /// <summary>The address, or the letter itself, was refused for good; it is not tried again unless somebody asks.</summary>
    public bool IsRefused { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }

    public LetterState State(DateTime now) =>
        SentAt is not null ? LetterState.Sent
        : IsRefused ? LetterState.Refused
        : ExpiresAt <= now ? LetterState.Expired
        : Attempts > 0 ? LetterState.Failing : LetterState.Waiting;

    /// <summary>Thirty days after it could be of use, nothing says any more that there was a letter.</summary>
    public static Task Forget(IServiceProvider services, CancellationToken stop)
    {
        var db = services.GetRequiredService<AppDb>();
        var before = db.Now.AddDays(-30);
        return db.Letters.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(stop);
    }

    sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.HasIndex(l => l.MessageId).IsUnique();
            letter.HasIndex(l => new { l.SentAt, l.DueAt });
        }
    }
}
