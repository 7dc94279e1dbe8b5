using System.Globalization;
using Entraide.Groups;
using Entraide.Platform.Web;
using Entraide.Platform.Words;
using Entraide.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Meetings;

/// <summary>The rhythm of a group: said in words, looked at as its next dates, then kept.</summary>
public class SchedulingModel(AppDb db, GroupDoors doors, Calendar calendar, Readiness readiness, T words) : PageModel
{
    const int Shown = 6;

    public enum HowOften { Week, TwoWeeks, Month }

    [BindProperty(SupportsGet = true)] public HowOften Often { get; set; }
    [BindProperty(SupportsGet = true)] public List<DayOfWeek> On { get; set; } = [];
    [BindProperty(SupportsGet = true)] public List<int> Which { get; set; } = [];
    [BindProperty(SupportsGet = true)] public int? FromMonth { get; set; }
    [BindProperty(SupportsGet = true)] public int? ToMonth { get; set; }
    [BindProperty(SupportsGet = true)] public TimeOnly? Time { get; set; }
    [BindProperty(SupportsGet = true)] public int? Minutes { get; set; }
    [BindProperty(SupportsGet = true)] public string? Zone { get; set; }
    [BindProperty(SupportsGet = true)] public string? Region { get; set; }
    [BindProperty(SupportsGet = true)] public bool Skips { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Starts { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? Until { get; set; }
    [BindProperty(SupportsGet = true)] public bool Preview { get; set; }

    public Circle Circle { get; private set; } = null!;
    public IReadOnlyList<Missing> Missing { get; private set; } = [];
    public bool MayMeet => Missing.Count == 0;
    public Rhythm? Current { get; private set; }
    public Rhythm? Looked { get; private set; }
    public IReadOnlyList<Occurrence> Next { get; private set; } = [];
    public IReadOnlyList<(DateOnly On, Holiday Holiday)> Skipped { get; private set; } = [];

    public IEnumerable<SelectListItem> Months => [new(words["All year"], ""), .. Enumerable.Range(1, 12).Select(m => new SelectListItem(words.Month(m), m.ToString(CultureInfo.InvariantCulture)))];
    public IEnumerable<SelectListItem> Zones => RhythmWords.Zones.Union(Zone is { } z && WallClock.Knows(z) ? [z] : Array.Empty<string>()).Select(z => new SelectListItem(words.City(z), z));
    public IEnumerable<SelectListItem> Regions => [new(words["No public holidays"], ""), .. Holidays.Regions.Select(r => new SelectListItem(words.HolidayRegion(r), r))];

    /// <summary>What was looked at, to be kept as it was shown.</summary>
    public IEnumerable<(string Name, string Value)> Chosen
    {
        get
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
    }

    public async Task OnGet(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!Preview) Fill(await db.Organisations.AsNoTracking().FirstOrDefaultAsync(stop));
        else Look(Read());
    }

    public async Task<IActionResult> OnPost(Guid id, CancellationToken stop)
    {
        await Find(id, stop);
        if (!MayMeet) throw new Refused("A first meeting cannot be set yet. This page says what is missing.");
        var rhythm = Read();
        Look(rhythm);
        if (Current is null && rhythm.StartsOn < DateOnly.FromDateTime(db.Now).AddDays(-1)) throw new Refused("The first day is already over. Please choose another.");
        await calendar.Follow(id, rhythm.StartsOn, rhythm);
        if (Circle.Group.State == GroupState.Forming) Circle.Group.State = GroupState.Open;
        db.Note(new ScheduleChanged(id));
        await calendar.Align(id, stop);
        return Redirect($"/groups/{id}/dates");
    }

    async Task Find(Guid id, CancellationToken stop)
    {
        Circle = await doors.Leader(id);
        Current = (await calendar.Of(id, stop))?.InForce(DateOnly.FromDateTime(db.Now)).Rhythm;
        Missing = Current is null ? await readiness.Of(Circle.Group, stop) : [];
    }

    void Fill(Organisation? organisation)
    {
        var today = DateOnly.FromDateTime(db.Now);
        var habit = Current ?? new() { Cadence = Cadence.Weekly, Days = Weekdays.None, Time = new(18, 30), Minutes = 90, Zone = organisation?.Zone ?? "Europe/Paris", StartsOn = today, HolidayRegion = organisation?.HolidayRegion, SkipsHolidays = organisation?.HolidayRegion is not null };
        Often = habit.Cadence == Cadence.Monthly ? HowOften.Month : habit.Every == 2 ? HowOften.TwoWeeks : HowOften.Week;
        (On, Which) = ([.. habit.Days.InOrder()], [.. habit.Ordinals.InOrder()]);
        (FromMonth, ToMonth, Time, Minutes, Zone) = (habit.Season?.FromMonth, habit.Season?.ToMonth, habit.Time, habit.Minutes, habit.Zone);
        (Region, Skips, Until) = (habit.HolidayRegion, habit.SkipsHolidays, habit.UntilOn);
        Starts = habit.StartsOn > today ? habit.StartsOn : today;
    }

    Rhythm Read()
    {
        if (!ModelState.IsValid) throw new Refused("A day, an hour or a number could not be read. Please look at them again.");
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

    void Look(Rhythm rhythm)
    {
        Looked = rhythm;
        var schedule = new Schedule(rhythm);
        Next = schedule.Next(db.Now, Shown);
        if (Next.Count > 0) Skipped = [.. schedule.Skipped(rhythm.StartsOn, Next[^1].On)];
    }
}
