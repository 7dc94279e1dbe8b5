using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Platform.Mail;

/// <summary>A mail on its way: neutral words, one link, the address sealed. Written in the same save as what it announces.</summary>
public class Letter
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public byte[] To { get; init; } = [];
    public string Subject { get; init; } = "";
    public string Paragraphs { get; init; } = "";
    public string? Link { get; init; }
    public string? LinkText { get; init; }

    /// <summary>The same for ever for one reminder and person, so that a letter sent twice shows once in most mailboxes.</summary>
    public string MessageId { get; init; } = "";
    public DateTime DueAt { get; set; }
    public DateTime ExpiresAt { get; init; }
    public DateTime? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.HasIndex(l => l.MessageId).IsUnique();
            letter.HasIndex(l => new { l.SentAt, l.DueAt });
        }
    }
}
