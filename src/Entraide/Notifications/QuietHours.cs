using Entraide.Meetings;
using Entraide.Platform.Mail;
using Entraide.Platform.Time;

namespace Entraide.Notifications;

/// <summary>Hours in which somebody is not written to, on their own clock; they may pass midnight.</summary>
/// <param name="From">First quiet minute.</param>
/// <param name="Until">First minute that is not; equal to <paramref name="From"/> when there are no quiet hours.</param>
/// <param name="Zone">IANA identifier.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly Until, string Zone)
{
    public bool Hold(DateTime at)
    {
        var time = TimeOnly.FromDateTime(WallClock.ToLocal(Zone, at));
        return From < Until ? time >= From && time < Until : From > Until && (time >= From || time < Until);
    }

    /// <summary>This instant, or the end of the quiet hours it falls into; UTC.</summary>
    public DateTime After(DateTime at)
    {
        if (!Hold(at)) return at;
        var local = WallClock.ToLocal(Zone, at);
        var day = DateOnly.FromDateTime(local);
        return WallClock.ToUtc(Zone, TimeOnly.FromDateTime(local) < Until ? day : day.AddDays(1), Until);
    }

    /// <summary>Those that end next after this instant; empty when there are none.</summary>
    public Night Next(DateTime at)
    {
        var local = WallClock.ToLocal(Zone, at);
        var day = DateOnly.FromDateTime(local).AddDays(TimeOnly.FromDateTime(local) < Until ? 0 : 1);
        return new(WallClock.ToUtc(Zone, From <= Until ? day : day.AddDays(-1), From), WallClock.ToUtc(Zone, day, Until));
    }
}
