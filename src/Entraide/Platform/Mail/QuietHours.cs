using System.Globalization;
using Entraide.Platform.Secrets;
using Entraide.Platform.Time;

namespace Entraide.Platform.Mail;

/// <summary>Hours in which somebody is not written to, on their own clock, also in the nights when clocks change; they may pass midnight.</summary>
/// <param name="From">First quiet minute.</param>
/// <param name="Until">First minute that is not; equal to <paramref name="From"/> when there are no quiet hours.</param>
/// <param name="Zone">IANA identifier.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until, string Zone)
{
    public bool Hold(DateTime at) => After(at) > at;

    /// <summary>This instant, or the end of the quiet hours it falls into; UTC.</summary>
    public DateTime After(DateTime at)
    {
        var today = DateOnly.FromDateTime(WallClock.ToLocal(Zone, at));
        foreach (var day in new[] { today, today.AddDays(1) })
        {
            var (begins, ends) = (WallClock.ToUtc(Zone, From <= Until ? day : day.AddDays(-1), From), WallClock.ToUtc(Zone, day, Until));
            if (begins <= at && at < ends) return ends;
        }
        return at;
    }

    public byte[] Seal(AddressSeal seal) => seal.Seal(string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm:ss} {Until:HH:mm:ss} {Zone}"));

    public static QuietHours Open(AddressSeal seal, byte[] box)
    {
        var parts = seal.Open(box).Split(' ');
        return new(TimeOnly.Parse(parts[0], CultureInfo.InvariantCulture), TimeOnly.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
