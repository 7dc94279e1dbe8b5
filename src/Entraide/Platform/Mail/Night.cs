using System.Globalization;
using Entraide.Platform.Secrets;

namespace Entraide.Platform.Mail;

/// <summary>The next quiet hours of a reader as a letter keeps them: it does not know where its reader lives, and they come again every day.</summary>
/// <param name="From">First quiet moment; UTC.</param>
/// <param name="Until">First moment that is not; UTC.</param>
public readonly record struct Night(DateTime From, DateTime Until)
{
    /// <summary>When a letter that would leave now may; null when it may at once.</summary>
    public DateTime? Holds(DateTime now)
    {
        var days = Math.Max(0, Math.Floor((now - From).TotalDays));
        return From.AddDays(days) <= now && now < Until.AddDays(days) ? Until.AddDays(days) : null;
    }

    public byte[] Seal(AddressSeal seal) => seal.Seal($"{From:O} {Until:O}");

    public static Night Open(AddressSeal seal, byte[] box)
    {
        var ends = seal.Open(box).Split(' ').Select(t => DateTime.Parse(t, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)).ToList();
        return new(ends[0], ends[1]);
    }
}
