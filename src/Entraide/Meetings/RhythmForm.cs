using System.Globalization;
using Entraide.Groups;
using Entraide.Platform.Web;

namespace Entraide.Meetings;

public enum HowOften
{
    Week,
    TwoWeeks,
    Month,

    /// <summary>The group is being prepared and has not decided.</summary>
    Later,
}

/// <summary>A rhythm as it is typed, while a group is prepared and when its dates are set.</summary>
public class RhythmForm
{
    public HowOften Often { get; set; }
    public List<DayOfWeek> On { get; set; } = [];
    public List<int> Which { get; set; } = [];
    public int? FromMonth { get; set; }
    public int? ToMonth { get; set; }
    public TimeOnly? Time { get; set; }
    public int? Minutes { get; set; }
    public string? Zone { get; set; }
    public string? Region { get; set; }
    public bool Skips { get; set; }
    public DateOnly? Starts { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>A beginning where nothing was said yet: an evening on the clocks of the association.</summary>
    public static Rhythm Usual(Organisation? organisation, DateOnly today) => new()
    {
        Cadence = Cadence.Weekly, Days = Weekdays.None, Time = new(18, 30), Minutes = 90, Zone = organisation?.Zone ?? "Europe/Paris", StartsOn = today,
        HolidayRegion = organisation?.HolidayRegion, SkipsHolidays = organisation?.HolidayRegion is not null,
    };

    public static RhythmForm Of(Rhythm rhythm, DateOnly today) => new()
    {
        Often = rhythm.Cadence == Cadence.Monthly ? HowOften.Month : rhythm.Every == 2 ? HowOften.TwoWeeks : HowOften.Week,
        On = [.. rhythm.Days.InOrder()], Which = [.. rhythm.Ordinals.InOrder()], FromMonth = rhythm.Season?.FromMonth, ToMonth = rhythm.Season?.ToMonth,
        Time = rhythm.Time, Minutes = rhythm.Minutes, Zone = rhythm.Zone, Region = rhythm.HolidayRegion, Skips = rhythm.SkipsHolidays,
        Starts = rhythm.StartsOn > today ? rhythm.StartsOn : today, Until = rhythm.UntilOn,
    };

    /// <summary>What was looked at, to be kept as it was shown.</summary>
    public IEnumerable<(string Name, string Value)> Chosen()
    {
        yield return (nameof(Often), Often.ToString());
        foreach (var day in On) yield return (nameof(On), day.ToString());
        foreach (var which in Which) yield return (nameof(Which), which.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in new (string, object?)[] { (nameof(FromMonth), FromMonth), (nameof(ToMonth), ToMonth), (nameof(Minutes), Minutes), (nameof(Zone), Zone), (nameof(Region), Region), (nameof(Skips), Skips) })
            if (value is not null) yield return (name, Convert.ToString(value, CultureInfo.InvariantCulture)!);
        if (Time is { } time) yield return (nameof(Time), time.ToString("HH:mm", CultureInfo.InvariantCulture));
        if (Starts is { } starts) yield return (nameof(Starts), starts.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Until is { } until) yield return (nameof(Until), until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public Rhythm Read()
    {
        if (Time is null) throw new Refused("Say at what time the group meets.");
        if (Starts is null) throw new Refused("Say from which day on.");
        if (FromMonth is null != ToMonth is null) throw new Refused("Choose both months of the season, or meet all year.");
        var rhythm = new Rhythm
        {
            Cadence = Often == HowOften.Month ? Cadence.Monthly : Cadence.Weekly,
            Every = Often == HowOften.TwoWeeks ? 2 : 1,
            Days = On.Aggregate(Weekdays.None, (all, day) => all | (Weekdays)(1 << (((int)day + 6) % 7))),
            Ordinals = Often == HowOften.Month ? Which.Where(n => n is -1 or (>= 1 and <= 5)).Aggregate(Ordinals.None, (all, n) => all | (Ordinals)(1 << (n < 0 ? 5 : n - 1))) : Ordinals.None,
            Season = FromMonth is { } from && ToMonth is { } to ? new(from, to) : null,
            Time = Time.Value,
            Minutes = Minutes ?? 0,
            Zone = Zone ?? "",
            StartsOn = Starts.Value,
            UntilOn = Until,
            HolidayRegion = string.IsNullOrEmpty(Region) ? null : Region,
            SkipsHolidays = Skips && !string.IsNullOrEmpty(Region),
        };
        return rhythm.Problems() is [var problem, ..] ? throw new Refused(RhythmWords.Problem(problem)) : rhythm;
    }
}
